// A small session from begin to record, held without a browser.
//
//     node examples/node/hold_session.mjs http://127.0.0.1:5000 SECRET record.json
//
// SECRET is what stands behind the # of the desk link that the server prints. Six people think up ideas and share out dots
// over them; the facilitator shows the result and closes the session. The last line that is printed is one JSON object
// with what was counted here, from what the phones sent, and what the record says.
import { writeFileSync } from "node:fs";

import { Desk, Phone, Refused } from "./versnelkamer.mjs";

const QUESTION = "What would make a new neighbour feel at home?";
const IDEAS = ["A cup of tea", "A list of names", "A walk through the street", "Somebody to call", "A key", "A cake"];
const DOTS = 4;

// Sums by text, of [text, number] pairs.
function added(pairs) {
  const sums = {};
  for (const [text, number] of pairs) sums[text] = (sums[text] ?? 0) + number;
  return sums;
}

// Everybody adds an idea; a second one without words is refused, and says why.
async function thinkUp(desk, phones, round) {
  await desk.command("round.open", round);
  for (const [at, phone] of phones.entries()) {
    await phone.at(round);
    await phone.command("brainstorm.add_idea", round, { text: IDEAS[at] });
  }
  await phones[0].command("brainstorm.add_idea", round, { text: " " }).catch((refused) => {
    if (!(refused instanceof Refused)) throw refused;
    console.log(`An idea without words: ${refused.code}.`);
  });
  await desk.command("round.close", round);
}

// Everybody votes, dot by dot; every ballot replaces the one before. What the last ones say, added up.
async function shareOut(desk, phones, round) {
  await desk.command("round.open", round);
  const sent = [];
  for (const [at, phone] of phones.entries()) {
    const { options } = await phone.at(round);
    const [first, second] = [options[at % 2], options[2 + (at % 3)]];
    await phone.vote({ dots: { [first.id]: 1 } });
    await phone.vote({ dots: { [first.id]: 2 } });
    await phone.vote({ dots: { [first.id]: 2, [second.id]: 1 } }, { done: true });
    sent.push([first.text, 2], [second.text, 1]);
  }
  return added(sent);
}

// The dots in the ballots of the record, counted once more.
function recorded(file, round) {
  const { options, ballots } = JSON.parse(file).rounds.find(({ id }) => id === round);
  const texts = Object.fromEntries(options.map(({ id, text }) => [id, text]));
  return added(ballots.flatMap(({ choice }) => Object.entries(choice.dots).map(([id, dots]) => [texts[id], dots])));
}

async function main(origin, secret, file) {
  const desk = await Desk.ofNewSession(origin, secret, "A warm welcome");
  const { round: ideas } = await desk.command("round.add", null, { kind: "brainstorm", prompt: QUESTION });
  const dots = { kind: "dots", prompt: "Which of these first?", settings: { dots: DOTS }, source: { round: ideas } };
  const { round: vote } = await desk.command("round.add", null, dots);
  await desk.command("session.open");
  const phones = await Promise.all(IDEAS.map(() => Phone.join(origin, desk.code)));
  console.log(`${phones.length} people came in with code ${desk.code}.`);

  await thinkUp(desk, phones, ideas);
  const sent = await shareOut(desk, phones, vote);
  await desk.command("round.end", vote); // phones send what they still hold
  await desk.command("round.release", vote); // answers once the round is sealed
  const { result } = await desk.see(vote, "released");
  await Promise.all(phones.map((phone) => phone.result(vote)));

  await desk.command("session.close");
  const record = await desk.record("json");
  writeFileSync(file, record);
  for (const peer of [...phones, desk]) peer.close();
  const told = added(result.options.filter((option) => option.dots).map((option) => [option.text, option.dots]));
  console.log(JSON.stringify({ code: desk.code, sent, told, record: recorded(record, vote) }));
}

const [origin, secret, file] = process.argv.slice(2);
if (!file) {
  console.error("node hold_session.mjs ADDRESS SECRET FILE");
  process.exit(2);
}
await main(origin, secret, file);
