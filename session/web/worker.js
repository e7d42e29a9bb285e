// The service worker of the phone: opens the page without a network, with the files of one build. It keeps only the files that
// are named below, which are the same for everybody; what the server says of a session never comes past it. `BUILD` and `FILES`
// are written by session/web/installed.py; where there is no service worker (plain http), nothing needs it.
/* global BUILD, FILES, clients, skipWaiting */
const CACHE = `vk-${BUILD}`;
const PATIENCE_MS = 4_000; // a network that holds a request is a network without an answer
const isPhone = ({ pathname }) => pathname === "/" || pathname === "/card" || pathname.startsWith("/join/");
const page = () => (/^nl\b/.test(navigator.language) ? "/?lang=nl" : "/?lang=en");

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("vk-") && name !== CACHE);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (isPhone(address)) event.respondWith(fromNetwork(request, page()));
  } else if (FILES.includes(address.pathname)) {
    event.respondWith(address.pathname.startsWith("/words/") ? fromNetwork(request, address.pathname) : fromCache(request));
  }
});

async function fromCache(request) {
  return (await caches.match(new URL(request.url).pathname, { cacheName: CACHE })) ?? fetch(request);
}

// What is kept stands in when the network does not answer in time; without it there is nothing but to wait.
async function fromNetwork(request, kept) {
  const there = await caches.match(kept, { cacheName: CACHE });
  if (!there) return fetch(request);
  return Promise.race([
    fetch(request).catch(() => there),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, there)),
  ]);
}
