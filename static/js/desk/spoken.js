// Says once that the connection is lost, and that it is back.
import { useEffect, useRef } from "../lib/html.js";
import { announce } from "../lib/announce.js";
import { t } from "../lib/words.js";

export function useSpokenConnection(status) {
  const lost = useRef(false);
  useEffect(() => {
    if (status === "reconnecting"
      && !lost.current) announce(`${t("common.connection.lost")}. ${t("desk.lost_lede")}`, { topic: "connection" });
    else if (status === "online" && lost.current) announce(t("common.connection.back"), { topic: "connection" });
    if (status !== "connecting") lost.current = status === "reconnecting";
  }, [status]);
}
