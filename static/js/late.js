// Says what is wrong when a page does not start: an old browser, a module that was held back, a network without an answer.
// Classic script in the head, in words that browsers of before know: it has to run where nothing else does.
(function () {
  var LATE_MS = 5000;
  var AGAIN_MS = 30000;

  function isThere() {
    return document.documentElement.hasAttribute("data-started");
  }
  function tell() {
    var place = document.querySelector("[data-late]");
    if (!isThere() && place) place.textContent = place.getAttribute("data-late");
  }
  // A module that came as something else, or not at all. A moment later, for another address may be tried.
  window.addEventListener("error", function () {
    setTimeout(tell, 1500);
  }, true);
  setTimeout(tell, LATE_MS);
  // Who logs in to the network in between does not have to load by hand.
  setTimeout(function () {
    if (!isThere()) location.reload();
  }, AGAIN_MS);
})();
