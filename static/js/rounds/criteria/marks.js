// Marks on the plane of two criteria that would cover each other move apart; one that leaves its place keeps a dot there.
// Lengths are in rem, x to the right and y up.

const ROUNDS = 120;
const BACK = 0.06; // of the way home, every round
const TURN = 2.4; // radians between the ways in which marks on one spot part; the golden angle
export const LEFT = 0.5; // of a mark; what moved less still covers its place

// points: [{x, y}]; size: the width of a mark; room: {width, height} of the plane. -> [{x, y}] in the same order. A mark stays in
// its own quarter of the plane: no nearer to the middle than its point is, or than half a mark.
export function apart(points, size, room) {
  const at = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const homing = round < ROUNDS * 0.75 ? BACK : 0; // the last rounds only part
    at.forEach((mark, index) => {
      mark.x += homing * (points[index].x - mark.x);
      mark.y += homing * (points[index].y - mark.y);
    });
    part(at, size);
    at.forEach((mark, index) => {
      mark.x = within(mark.x, points[index].x, size / 2, room.width);
      mark.y = within(mark.y, points[index].y, size / 2, room.height);
    });
  }
  return at;
}

// Every two marks that touch go half of what they lack each.
function part(at, size) {
  at.forEach((one, index) => {
    at.slice(index + 1).forEach((other, next) => {
      const [dx, dy] = [other.x - one.x, other.y - one.y];
      const far = Math.hypot(dx, dy);
      if (far >= size) return;
      const turn = TURN * (index + next + 1);
      const [x, y] = far < 0.01 ? [Math.cos(turn), Math.sin(turn)] : [dx / far, dy / far];
      const push = (size - far) / 2;
      one.x -= push * x;
      one.y -= push * y;
      other.x += push * x;
      other.y += push * y;
    });
  });
}

// On the same side of the middle as `home`, and not over the edge.
function within(value, home, edge, whole) {
  const middle = whole / 2;
  const off = Math.min(edge, Math.abs(home - middle));
  const [low, high] = home === middle ? [edge, whole - edge] : home > middle ? [middle + off, whole - edge] : [edge, middle - off];
  return Math.max(low, Math.min(high, value));
}
