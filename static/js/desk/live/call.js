// Everybody here: every phone that looks back goes to what is on now.
import { t } from "../../lib/words.js";
import { toast } from "../../ui/toast.js";

export async function callAll(desk) {
  const ack = await desk.act("phones.call");
  if (ack.ok) toast(t("desk.did_call"));
}
