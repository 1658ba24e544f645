// What all pages share: keys, messages, and the forgery token of htmx's requests.
// Every page works without it.
"use strict";
window.site = (() => {
	const notices = document.getElementById("notices");
	const token = document.querySelector('meta[name="token"]').content;

	// typing tells whether a key is meant for a field.
	const typing = (e) => e.altKey || e.ctrlKey || e.metaKey || e.isComposing ||
		e.target.closest && e.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

	// say shows a message; its words are text, never markup.
	const say = (kind, words) => {
		const box = document.createElement("div"), p = document.createElement("p");
		box.className = "notice " + kind;
		if (kind === "error") box.setAttribute("role", "alert");
		p.dir = "auto";
		p.textContent = words;
		box.append(p);
		notices.replaceChildren(box);
	};

	document.addEventListener("htmx:configRequest", (e) => { e.detail.headers["X-Token"] = token; });
	// The server's own message about what went wrong is a part of a page.
	document.addEventListener("htmx:responseError", (e) => {
		const part = new DOMParser().parseFromString(e.detail.xhr.responseText, "text/html").querySelector(".notice p");
		say("error", part ? part.textContent : "The server answered with an error (" + e.detail.xhr.status + ").");
	});
	document.addEventListener("htmx:sendError", () => say("error", "The program can’t be reached. Is it still running?"));

	const keys = document.getElementById("keys");
	const showKeys = (e) => { e.preventDefault(); if (!keys.open) keys.showModal(); };
	const opener = document.getElementById("show-keys");
	if (opener) opener.addEventListener("click", showKeys);
	keys.addEventListener("click", (e) => { if (e.target === keys) keys.close(); });

	// g, then a letter, leads to a page.
	let going = 0;
	document.addEventListener("keydown", (e) => {
		if (e.key === "Escape") {
			for (const m of document.querySelectorAll("details.menu[open]")) { m.open = false; m.querySelector("summary").focus(); }
			return;
		}
		if (typing(e) || keys.open || e.key.length === 1 && document.documentElement.dataset.keys === "off") return;
		if (going && Date.now() - going < 1500) {
			going = 0;
			const link = document.querySelector('.bar a[data-go="' + CSS.escape(e.key) + '"]');
			if (link) { e.preventDefault(); e.stopImmediatePropagation(); link.click(); }
			return;
		}
		going = e.key === "g" ? Date.now() : 0;
		if (going) e.stopImmediatePropagation();
		if (e.key === "?") return showKeys(e);
		// What is marked with a key is pressed by it: <button data-key="a">, "ArrowRight j".
		const target = [...document.querySelectorAll("[data-key]")].find((x) => x.dataset.key.split(" ").includes(e.key) && x.getClientRects().length);
		if (target && !(e.key.startsWith("Arrow") && e.target.closest("summary, select, [role=toolbar]"))) {
			e.preventDefault();
			target.click();
			const box = target.tagName === "SUMMARY" && target.parentElement;
			if (box && box.open) { const field = box.querySelector("textarea, input:not([type=hidden]), select"); if (field) field.focus(); }
			return;
		}
		const find = document.getElementById("find");
		if (e.key === "/" && find) { e.preventDefault(); find.focus(); }
	});
	document.addEventListener("pointerdown", (e) => {
		for (const m of document.querySelectorAll("details.menu[open]")) if (!m.contains(e.target)) m.open = false;
	});
	return { typing, say, token };
})();
