// A search field above the tables of rules, which shows only the rows that contain all its words.
(() => {
  const contents = document.getElementById("contents");
  const rows = [...document.querySelectorAll("tr:has(> td > a[id^='gc'])")];
  if (!contents || !rows.length) return;

  const field = document.createElement("input");
  field.type = "search";
  field.className = "rules-field";
  field.placeholder = "Only rules with: workers error, or GC4, or bookmark …";
  field.setAttribute("aria-label", "Only rules with these words");
  const count = document.createElement("p");
  count.className = "rules-count";
  count.setAttribute("role", "status");
  contents.after(field, count);

  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
    for (const heading of document.querySelectorAll("h3[id^='gc']")) {
      const box = heading.nextElementSibling;
      heading.hidden = box.hidden = !box.querySelector("tbody tr:not([hidden])");
    }
    count.textContent = words.length ? `${rows.filter((row) => !row.hidden).length} of ${rows.length} rules` : "";
  });
})();
