// Something that is asked for once when a part of the desk appears: what came, or why it did not.
import { useCallback, useEffect, useState } from "../lib/html.js";
import { Refusal } from "./api.js";

// ask() -> Promise. Gives {value, refusal, again}; both are null while it is on its way. Asks anew when `key` changes.
export function useLoaded(ask, key = "") {
  const [state, setState] = useState({ value: null, refusal: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    ask().then(
      (value) => gone || setState({ value, refusal: null }),
      (problem) => gone || setState({ value: null, refusal: problem instanceof Refusal ? problem : new Refusal({ code: "server_error" }) }),
    );
    return () => (gone = true);
  }, [key, turn]);
  const again = useCallback(() => setTurn((count) => count + 1), []);
  return { ...state, again };
}
