// The peer of bench/beside_node.py: what somebody would write for a vote with socket.io and better-sqlite3, and no more.
// It takes the commands that Versnelkamer takes, and answers once they are on the disk (WAL, synchronous=FULL), all that
// waited in one transaction. It tells phones and projector as often as Versnelkamer does: at once after a quiet time,
// else a tick later. No seats, no secrets, no log, no checks: what those cost is the difference.
import { createServer } from "node:http";
import process from "node:process";
import { performance } from "node:perf_hooks";
import Database from "better-sqlite3";
import { Server } from "socket.io";

const [file, phoneTick, projectorTick] = process.argv.slice(2);
const database = new Database(file);
database.pragma("journal_mode = wal");
database.pragma("synchronous = full");
database.exec("create table ballots (who text primary key, n integer, choice text);"
  + "create table receipts (id text primary key); create table ideas (id text primary key, text text)");
const putBallot = database.prepare(
  "insert into ballots values (?, ?, ?) on conflict (who) do update set n = excluded.n, choice = excluded.choice where excluded.n > n");
const putReceipt = database.prepare("insert or ignore into receipts values (?)");
const putIdea = database.prepare("insert or ignore into ideas values (?, ?)");

const http = createServer();
const io = new Server(http, { cors: { origin: "*" }, perMessageDeflate: false, transports: ["websocket"] });
const voters = new Set();
const ideas = [];
let waiting = [];

const commit = database.transaction((jobs) => {
  for (const { socket, command } of jobs) {
    if (command.name === "ballot.cast") {
      putBallot.run(socket.id, command.data.n, JSON.stringify(command.data.choice));
      putReceipt.run(command.id);
    } else if (command.name === "brainstorm.add_idea") {
      putIdea.run(command.id, command.data.text);
    }
  }
});

function work() {
  const jobs = waiting;
  waiting = [];
  commit(jobs);
  for (const { socket, command, answer } of jobs) {
    if (command.name === "ballot.cast") voters.add(socket.id);
    else if (command.name === "brainstorm.add_idea") ideas.push({ id: command.id, text: command.data.text });
    else shown.text = command.data.text;
    answer({ ok: true, id: command.id, reply: {} });
  }
  for (const tell of tellers) tell();
}

const shown = { text: "" };

function teller(room, tick) {
  let scheduled = false;
  let last = 0;
  let known = { ballots: 0, ideas: 0, text: "" };
  const send = () => {
    scheduled = false;
    last = performance.now();
    const now = { ballots: voters.size, ideas: ideas.length, text: shown.text };
    if (now.ballots !== known.ballots) io.to(room).emit("pulse", { turnout: { ballots: now.ballots } });
    if (now.ideas !== known.ideas) io.to(room).emit("delta", { from: known.ideas, ideas: ideas.slice(known.ideas) });
    if (now.text !== known.text) io.to(room).emit("delta", { text: now.text });
    known = now;
  };
  return () => {
    if (scheduled) return;
    scheduled = true;
    const pause = last + tick - performance.now();
    if (pause > 0) setTimeout(send, pause);
    else setImmediate(send);
  };
}
const tellers = [teller("projector", Number(projectorTick)), teller("phone", Number(phoneTick))];

io.on("connection", (socket) => {
  socket.join(socket.handshake.auth.as ?? "phone");
  socket.on("command", (command, answer) => {
    waiting.push({ socket, command, answer });
    if (waiting.length === 1) setImmediate(work);
  });
});

process.on("SIGTERM", () => process.exit(0));
http.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => console.log(http.address().port));
