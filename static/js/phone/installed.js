// A phone that can be installed, and opens without a network: the manifest and the service worker, once the code of a session is
// there, so that they take nothing from the first screen. Without them (plain http, an old browser) everything else works.
import { lang } from "../lib/words.js";

export function offerInstalling() {
  addLink("manifest", `/manifest/${lang()}.webmanifest`);
  if (document.documentElement.dataset.worker === undefined) return; // somebody works on this server
  navigator.serviceWorker?.register(/** @type {any} */ (trusted("/worker.js"))).catch(() => {}); // its own business
}

// The page allows one policy of this name, and this policy one address.
function trusted(address) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return address;
  return types.createPolicy("worker", { createScriptURL: () => address }).createScriptURL(address);
}

function addLink(rel, href) {
  const link = document.createElement("link");
  link.rel = rel;
  link.href = href;
  document.head.append(link);
}
