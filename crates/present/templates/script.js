(() => {
  "use strict";
  const bar = document.getElementById("filters");
  if (!bar) return;
  const field = (name) => bar.querySelector(`[name="${name}"]`);
  const number = (link) => (/^#(?:p|b|doc-)(\d+)/.exec(link.getAttribute("href")) || [])[1];
  const items = [...document.querySelectorAll("main [data-kind]")].map((element) => {
    const actors = [...element.querySelectorAll('a[href^="#entity-"]')].map((link) => link.getAttribute("href").slice(1));
    if (element.dataset.by) actors.push(element.dataset.by);
    return {
      element,
      kind: element.dataset.kind,
      day: element.dataset.day || "",
      documents: new Set([...element.querySelectorAll("a.cite")].map(number)),
      actors: new Set(actors),
      doubtful: element.matches(".doubtful"),
    };
  });
  const holders = [...document.querySelectorAll("details.group, details.fold, .side, .card:not([data-kind])")].filter((holder) => holder.querySelector("[data-kind]"));
  const apply = () => {
    const [outlet, actor, kind, from, to, doubt] = ["outlet", "actor", "kind", "from", "to", "doubt"].map((name) => field(name).value);
    let shown = 0;
    for (const item of items) {
      const kept =
        (!kind || item.kind === kind) &&
        (!outlet || item.documents.has(outlet)) &&
        (!actor || item.actors.has(actor)) &&
        (!from || item.day >= from) &&
        (!to || (item.day && item.day <= to)) &&
        (!doubt || item.doubtful === (doubt === "only"));
      item.element.hidden = !kept;
      if (kept) shown += 1;
    }
    const narrowed = shown < items.length;
    for (const holder of holders) holder.hidden = narrowed && !holder.querySelector("[data-kind]:not([hidden])");
    bar.querySelector("output").textContent = narrowed ? `${shown} / ${items.length}` : `${items.length}`;
  };
  document.getElementById("filter").hidden = false;
  bar.addEventListener("input", apply);
  bar.querySelector("button").addEventListener("click", () => {
    for (const one of bar.querySelectorAll("select, input")) one.value = "";
    apply();
  });
  apply();
})();
