/* What the board gains by scripts: keys, live lists, acting without leaving the page. Everything works without them. */
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const lines = () => [...document.querySelectorAll("[data-lines] > li")];
  const tell = (words) => {
    const told = one("#told"), text = document.createElement("p");
    text.textContent = words;
    told.replaceChildren(text);
    clearTimeout(tell.later);
    tell.later = setTimeout(() => told.replaceChildren(), 6000);
  };

  /* A list is swapped thread by thread: what has not changed stays as it is, with its focus, its open details and its forms. */
  const keep = (old, fresh) => old.dataset.version === fresh.dataset.version || old.contains(document.activeElement) && one("details[open]", old);
  const mergeLines = (old, fresh) => {
    const known = new Map([...old.children].map((line) => [line.id, line])), added = [];
    const wanted = [...fresh.children].map((line) => {
      const before = known.get(line.id);
      if (before && keep(before, line)) return before;
      if (before) line.classList.toggle("fresh", before.classList.contains("fresh"));
      else line.classList.add("fresh");
      added.push(line);
      return line;
    });
    const news = wanted.filter((line) => !known.has(line.id)).length;
    let at = old.firstElementChild;
    for (const line of wanted) {
      if (line === at) at = at.nextElementSibling;
      else old.insertBefore(line, at);
    }
    const gone = [...old.children].filter((line) => !wanted.includes(line));
    gone.forEach((line) => line.remove());
    return { added, news };
  };
  const swapKeyed = (target, fragment) => {
    const fresh = one("#live", fragment) || fragment.firstElementChild, chosen = selected && selected.id, place = lines().indexOf(selected);
    const had = selected && selected.contains(document.activeElement), old = one("[data-lines]", target), list = one("[data-lines]", fresh);
    if (!fresh || fresh.id !== "live") return false;
    target.dataset.change = fresh.dataset.change;
    let result = { added: [...fresh.children], news: 0 };
    if (old && list) {
      result = mergeLines(old, list);
      for (const part of [".tabs", ".pages", ".take"]) if (one(part, target) && one(part, fresh)) one(part, target).replaceWith(one(part, fresh));
    } else {
      result.news = list ? list.children.length : 0;
      target.replaceChildren(...fresh.children);
    }
    const again = chosen && document.getElementById(chosen);
    select(again || (chosen ? lines()[Math.min(place, lines().length - 1)] : null), had);
    if (result.news) tell(`${result.news} new`);
    return result.added;
  };
  htmx.defineExtension("keyed", {
    isInlineSwap: (style) => style === "keyed",
    handleSwap: (style, target, fragment) => style === "keyed" && swapKeyed(target, fragment),
  });

  /* Keys. The selected thread is the one that has, or had last, the focus. */
  let selected = null;
  const select = (line, focus) => {
    if (selected) selected.classList.remove("selected");
    selected = line && line.isConnected ? line : null;
    if (!selected) return;
    selected.classList.add("selected");
    if (focus) {
      one(".open", selected).focus({ preventScroll: true });
      selected.scrollIntoView({ block: "nearest" });
    }
  };
  document.addEventListener("focusin", (event) => {
    const line = event.target.closest("[data-lines] > li");
    if (line && line !== selected) select(line, false);
  });
  const step = (by) => {
    const all = lines(), at = all.indexOf(selected);
    if (all.length) select(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))], true);
  };
  const press = (selector) => {
    const there = selected && one(selector, selected);
    if (there) there.click();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => press(".open"),
    a: () => press("[data-acknowledge]"),
    s: () => press("[data-silence]"),
    "/": () => { const words = one("#words"); if (words) { words.focus(); words.select(); } },
    "?": () => one("#help").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, select, textarea, dialog[open]");
    if (event.key === "Escape" && event.target.id === "words") event.target.blur();
    if (writing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  /* Acting from the list. */
  const ANSWERS = {
    200: "Acknowledged: it rests until there is news",
    202: "Written down: the list will follow when the board has read it",
    404: "This thread is gone: its article was revised or retracted",
    409: "Somebody was quicker: open the thread to see what was decided",
    422: "This can not be done: open the thread to see why",
  };
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.requestConfig.elt.matches("[data-act]")) return;
    const status = event.detail.xhr.status;
    if (ANSWERS[status]) tell(ANSWERS[status]);
    if (status !== 200) {
      event.detail.shouldSwap = false;
      refresh();
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "page") return;
    const problem = one(".problem");
    (problem || one("#follow-up") || one("#page")).focus({ preventScroll: !problem });
    if (!problem) tell("Done");
  });
  document.addEventListener("htmx:sendError", () => tell("The board does not answer. Nothing was changed."));
  document.addEventListener("htmx:responseError", (event) => tell(`The board refused this (${event.detail.xhr.status}). Load the page again.`));

  /* Live: one connection while the page is looked at, since browsers allow few to one server. */
  const PAUSE = 2000;
  let source = null, last = 0, waiting = null;
  const live = () => document.querySelectorAll("[hx-trigger='changed']");
  const refresh = () => {
    waiting = null;
    last = Date.now();
    live().forEach((element) => htmx.trigger(element, "changed"));
  };
  const changed = (event) => {
    const list = one("#live");
    if (list && list.dataset.change === event.data || waiting) return;
    waiting = setTimeout(refresh, Math.max(0, last + PAUSE - Date.now()));
  };
  const listen = () => {
    const wanted = document.visibilityState === "visible" && live().length > 0;
    if (wanted && !source) {
      source = new EventSource("/live");
      source.addEventListener("changed", changed);
    } else if (!wanted && source) {
      source.close();
      source = null;
    }
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => { if (source) source.close(); source = null; });
  addEventListener("pageshow", listen);

  /* Colours, help, and addresses without what is empty. */
  const theme = one("[data-theme-switch]"), root = document.documentElement;
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const name = () => { theme.textContent = isDark() ? "Light" : "Dark"; theme.setAttribute("aria-label", `${theme.textContent} colours`); };
  theme.hidden = false;
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
    name();
  });
  name();
  const help = one("[data-help]");
  if (help) {
    help.hidden = false;
    help.addEventListener("click", keys["?"]);
  }
  document.addEventListener("formdata", (event) => {
    if (event.target.method !== "get") return;
    for (const [field, value] of [...event.formData]) if (!value) event.formData.delete(field);
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-filter], .choose");
    if (form && event.target.matches("select")) form.requestSubmit();
  });
  const fold = one(".filters details");
  if (fold && matchMedia("(max-width: 60rem)").matches) fold.open = false;
  listen();
})();
