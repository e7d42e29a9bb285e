// One desk in one session: its connection and its commands. Made by session.js; the views read `store` and give commands
// with `command` (quiet) or `act` (which tells what was refused).
import { io } from "../../vendor/socket.io.esm.min.js";
import { clock } from "../lib/clock.js";
import { createLive } from "../lib/live.js";
import { createActs } from "./acts.js";
import { createCommand } from "./command.js";
import { tellRefusal } from "./refusal.js";

export function createDesk(code) {
  const live = createLive({ as: "desk", code, io, clock });
  const give = createCommand(live);
  const acts = createActs({ code, command: give, told: () => live.store.get().pulse?.acts ?? [] });
  const command = (name, round, data) => acts.did(give(name, round, data));
  const wake = () => document.hidden || live.tryNow();
  return {
    code,
    live,
    store: live.store,
    command,
    acts,
    // As `command`, and a refusal is told.
    async act(name, round, data) {
      const ack = await command(name, round, data);
      if (!ack.ok) tellRefusal(ack);
      return ack;
    },
    start() {
      for (const event of ["online", "pageshow"]) addEventListener(event, live.tryNow);
      document.addEventListener("visibilitychange", wake);
      live.start();
    },
    stop() {
      for (const event of ["online", "pageshow"]) removeEventListener(event, live.tryNow);
      document.removeEventListener("visibilitychange", wake);
      live.stop();
    },
  };
}
