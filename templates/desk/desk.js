"use strict";
/* Every page works without this: it keeps a page as its files are, keeps what is typed, and helps the keyboard. */

const live = () => document.getElementById("live");

/* 1. A file changed: the same page again, without what is being typed or opened going away. */
async function follow() {
  for (;;) {
    const at = live();
    if (!at || !at.dataset.live) return;
    try {
      const asked = await fetch(`${at.dataset.live}?mark=${encodeURIComponent(at.dataset.mark)}`);
      if (!asked.ok) return;
      const told = await asked.json();
      if (told.mark !== at.dataset.mark) await renew(told.mark);
    } catch {
      stopped();
      return;
    }
  }
}

async function renew(mark) {
  const page = await fetch(location.href, { headers: { "X-Mark": mark } });
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").getElementById("live");
  const old = live();
  if (!fresh) { location.reload(); return; }
  const open = new Map([...old.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
  const at = document.activeElement && old.contains(document.activeElement) ? document.activeElement.name : null;
  const typed = new Map([...old.querySelectorAll("input:not([type=hidden]), textarea, select")].map((one) => [one.name, one.value]));
  for (const one of fresh.querySelectorAll("details[id]")) if (open.has(one.id)) one.open = open.get(one.id);
  old.replaceWith(fresh);
  if (at && typed.has(at)) {
    const again = fresh.querySelector(`[name="${CSS.escape(at)}"]`);
    if (again) { again.value = typed.get(at); again.focus(); }
  }
  document.dispatchEvent(new Event("renewed"));
}

function stopped() {
  if (!document.querySelector(".stopped")) alarm("stopped", document.body.dataset.stopped);
}

function notKept(why) {
  document.querySelector(".not-kept")?.remove();
  if (why) alarm("not-kept", why);
}

function alarm(name, text) {
  const told = document.createElement("p");
  told.className = name;
  told.setAttribute("role", "alert");
  told.textContent = text;
  document.body.prepend(told);
}

/* 2. What is typed is kept while it is typed, until it is saved. */
function drafting(form) {
  let timer = 0;
  const keep = () => fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)) })
    .then(async (kept) => notKept(kept.status === 507 ? await kept.text() : ""))
    .catch(stopped);
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 300); });
  form.addEventListener("submit", () => clearTimeout(timer));
}

/* 3. "All done" ticks the day, and Tab goes past its boxes. */
function allDone(form) {
  const boxes = (n) => form.querySelectorAll(`input[name^="did-${n}-"]`);
  for (const all of form.querySelectorAll('input[name^="all-"]')) {
    const n = all.name.slice(4);
    const show = () => { for (const box of boxes(n)) { if (all.checked) box.checked = true; box.tabIndex = all.checked ? -1 : 0; } };
    all.addEventListener("change", () => { if (!all.checked) for (const box of boxes(n)) box.checked = false; show(); });
    for (const box of boxes(n)) box.addEventListener("change", () => { if (!box.checked && all.checked) { all.checked = false; for (const one of boxes(n)) one.tabIndex = 0; } });
    show();
  }
}

/* 4. A part of the page follows what is typed or chosen; nothing is written. */
function looking(form) {
  let timer = 0, asked = new AbortController();
  const look = async () => {
    asked.abort();
    asked = new AbortController();
    const typed = new URLSearchParams(new FormData(form));
    typed.set("do", "look");
    try {
      const page = await fetch(form.dataset.at || form.action, { method: "POST", body: typed, signal: asked.signal });
      const fresh = new DOMParser().parseFromString(await page.text(), "text/html").getElementById(form.dataset.look);
      if (fresh) document.getElementById(form.dataset.look).replaceWith(fresh);
    } catch (fault) {
      if (fault.name !== "AbortError") stopped();
    }
  };
  form.addEventListener("input", (event) => {
    if (event.target.closest("[data-still]")) return;
    clearTimeout(timer);
    timer = setTimeout(look, 250);
  });
}

/* 5. Back and reload ask for a page again, and never send a form a second time. */
history.replaceState(history.state, "", document.body.dataset.again || location.href);

for (const told of document.querySelectorAll("[data-focus]")) told.focus();
for (const form of document.querySelectorAll("form[data-draft]")) drafting(form);
for (const form of document.querySelectorAll("form[data-look]")) looking(form);
for (const form of document.querySelectorAll("#week-form")) {
  allDone(form);
  const first = form.querySelector("[aria-invalid]") || form.querySelector("input:not([type=hidden])");
  if (first) first.focus();
}
follow();
