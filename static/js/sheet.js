// The button that prints a ballot on paper; see templates/sheet.html.
document.querySelector("[data-print]").addEventListener("click", () => print());
