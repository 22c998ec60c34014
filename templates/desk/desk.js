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
  if (document.querySelector(".stopped")) return;
  const told = document.createElement("p");
  told.className = "stopped";
  told.setAttribute("role", "alert");
  told.textContent = document.body.dataset.stopped;
  document.body.prepend(told);
}

follow();
