// Marks beside a bar, in two lanes, so that none covers another: below the bar, above it when it is taken there, and pushed
// aside by as little as possible when both are. Pure.

// places: [{x, …}], x from 0 to 100; apart: what there must be between two marks. -> the same with `lane` 0 or 1 and a free x.
export function inLanes(places, apart) {
  const lanes = [[], []];
  const room = (lane, x) => (lanes[lane].length ? x - lanes[lane].at(-1).x : Infinity);
  for (const place of [...places].sort((a, b) => a.x - b.x)) {
    const lane = room(0, place.x) >= apart || room(0, place.x) >= room(1, place.x) ? 0 : 1;
    const last = lanes[lane].at(-1);
    lanes[lane].push({ ...place, lane, x: last ? Math.max(place.x, last.x + apart) : place.x });
  }
  for (const marks of lanes) {
    let most = 100;
    for (const mark of marks.reverse()) {
      mark.x = Math.min(mark.x, most);
      most = mark.x - apart;
    }
  }
  return lanes.flat();
}
