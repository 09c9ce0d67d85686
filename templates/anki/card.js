/* Options that can be tapped. Without this script a card reads the same and is answered in one's head. */
(function () {
  "use strict";

  // Front and back agree because the order follows from the id and the day; a new day starts at 4 a.m., as in Anki.
  function today() {
    var day = new Date(Date.now() - 4 * 3600 * 1000);
    return day.getFullYear() + "-" + (day.getMonth() + 1) + "-" + day.getDate();
  }

  // FNV-1a, then mulberry32: small, and the same in every browser, which Math.random is not.
  function dice(text) {
    var state = 2166136261;
    for (var i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 16777619);
    return function () {
      state = (state + 0x6d2b79f5) | 0;
      var mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  function shuffle(list, rows, seed) {
    var next = dice(seed);
    for (var i = rows.length - 1; i > 0; i--) {
      var j = Math.floor(next() * (i + 1));
      var row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
    rows.forEach(function (row) { list.appendChild(row); });
  }

  // What was tapped is told to the back: in the page where the client keeps it (desktop, AnkiMobile), else in storage
  // (AnkiDroid), else not at all, and the back shows the key alone. Storage holds the last card only. Values are the
  // places of the rows as stored, not as shown.
  var memory = (window.quizgenTapped = window.quizgenTapped || {});
  function remember(id, places) {
    memory[id] = places;
    try { localStorage.setItem("quizgen", JSON.stringify({ id: id, places: places })); } catch (error) { /* none here */ }
  }
  function recall(id) {
    if (memory[id]) return memory[id];
    try {
      var kept = JSON.parse(localStorage.getItem("quizgen")) || {};
      return kept.id === id && Array.isArray(kept.places) ? kept.places : [];
    } catch (error) {
      return [];
    }
  }

  function setUp(card) {
    var list = card.querySelector(".options");
    if (!list) return;
    var rows = Array.prototype.slice.call(list.children);
    var id = card.querySelector(".qz-id").textContent;
    var key = card.querySelector(".qz-key");
    var verdict = card.querySelector(".verdict");
    var several = card.getAttribute("data-kind") === "多选";
    rows.forEach(function (row, place) {
      row.setAttribute("data-place", place);
      if (key && row.textContent === key.textContent) row.classList.add("key");
    });
    if (!list.classList.contains("pair")) shuffle(list, rows, id + today());

    function chosen() {
      return rows.filter(function (row) { return row.classList.contains("chosen"); });
    }
    function letters(wanted) {
      return rows.map(function (row, i) { return wanted(row) ? String.fromCharCode(65 + i) : ""; }).join("");
    }
    function judge() {
      var right = rows.every(function (row) {
        return row.classList.contains("chosen") === row.classList.contains("key");
      });
      var isKey = function (row) { return row.classList.contains("key"); };
      var told = list.classList.contains("pair") ? key.textContent : letters(isKey);
      verdict.textContent = right ? "答对了" : "答错了，正确答案是 " + told;
      verdict.classList.add(right ? "right" : "wrong");
      card.classList.add("judged");
    }

    if (card.classList.contains("back")) {
      var places = recall(id);
      rows.forEach(function (row) {
        if (places.indexOf(+row.getAttribute("data-place")) >= 0) row.classList.add("chosen");
      });
      if (places.length) judge();
      return;
    }

    remember(id, []);
    var check = null;
    function tap(row) {
      if (card.classList.contains("judged")) return;
      row.classList.toggle("chosen");
      row.setAttribute("aria-pressed", row.classList.contains("chosen"));
      remember(id, chosen().map(function (one) { return +one.getAttribute("data-place"); }));
      if (check) check.disabled = chosen().length === 0;
      else judge();
    }
    rows.forEach(function (row) {
      row.classList.add("tappable"); // AnkiMobile and AnkiDroid pass taps on such elements to the card
      row.setAttribute("role", "button");
      row.onclick = function () { tap(row); };
    });
    if (several) {
      check = document.createElement("button");
      check.type = "button";
      check.className = "check tappable";
      check.textContent = "核对";
      check.disabled = true;
      check.onclick = function () {
        judge();
        check.remove();
      };
      list.parentNode.insertBefore(check, verdict);
    }
  }

  Array.prototype.forEach.call(document.querySelectorAll(".qz-choice:not([data-ready])"), function (card) {
    card.setAttribute("data-ready", "");
    setUp(card);
  });
})();
