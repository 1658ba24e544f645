"use strict";
// Shows a claim's coding beside its words, and lights up the words that it
// rests on. The page is whole without it.
(() => {
	const card = document.getElementById("card");
	const marks = [...document.querySelectorAll(".mark")];
	const parts = new Map(); // "document-claim" -> [[element, role]]
	const note = (key, element, role) => parts.has(key) ? parts.get(key).push([element, role]) : parts.set(key, [[element, role]]);
	for (const e of document.querySelectorAll("[data-roles]")) {
		for (const item of e.dataset.roles.split(" ")) {
			const [claim, role] = item.split("-");
			note(e.dataset.document + "-" + claim, e, role);
		}
	}
	for (const m of marks) {
		for (const claim of m.dataset.claims.split(" ")) note(m.dataset.document + "-" + claim, m, "trigger");
	}

	let lit = [];
	const dark = () => {
		for (const e of lit) {
			e.classList.remove("on");
			delete e.dataset.on;
		}
		lit = [];
	};
	const light = (doc, claims) => {
		dark();
		for (const claim of claims) {
			const item = document.getElementById("d" + doc + "-c" + claim);
			item.classList.add("on");
			lit.push(item);
			for (const n of item.dataset.sentences.split(" ")) {
				const s = document.getElementById("d" + doc + "-s" + n);
				if (s) { s.classList.add("on"); lit.push(s); }
			}
			for (const [e, role] of parts.get(doc + "-" + claim) || []) {
				if (role === "trigger") e.classList.add("on"); else e.dataset.on = role;
				lit.push(e);
			}
		}
	};

	const hidden = (item) => getComputedStyle(item).display === "none";
	const shown = (mark) => mark.dataset.claims.split(" ").filter((n) => !hidden(document.getElementById("d" + mark.dataset.document + "-c" + n)));
	const show = (mark) => {
		const doc = mark.dataset.document;
		const claims = shown(mark);
		if (!claims.length) return hide();
		light(doc, claims);
		card.replaceChildren(...claims.map((n) => {
			const box = document.createElement("div");
			const item = document.getElementById("d" + doc + "-c" + n);
			box.className = item.classList[1];
			box.append(...[...item.children].map((e) => e.cloneNode(true)));
			return box;
		}));
		card.hidden = false;
		card.scrollTop = 0;
		if (getComputedStyle(card).position === "absolute") place(mark.getClientRects()[0]);
	};
	const place = (at) => {
		const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8));
		const below = at.bottom + 8 + card.offsetHeight <= window.innerHeight || at.top < card.offsetHeight + 8;
		card.style.left = left + window.scrollX + "px";
		card.style.top = window.scrollY + (below ? at.bottom + 8 : at.top - card.offsetHeight - 8) + "px";
	};
	const hide = () => { card.hidden = true; dark(); };

	let leaving;
	const stay = () => clearTimeout(leaving);
	const leave = () => { stay(); leaving = setTimeout(() => { if (!document.activeElement.matches(".mark")) hide(); }, 200); };
	for (const m of marks) {
		m.addEventListener("pointerenter", () => { stay(); show(m); });
		m.addEventListener("pointerleave", leave);
		m.addEventListener("focus", () => { stay(); show(m); });
		m.addEventListener("blur", leave);
	}
	card.addEventListener("pointerenter", stay);
	card.addEventListener("pointerleave", leave);
	for (const item of document.querySelectorAll(".claim")) {
		item.addEventListener("pointerenter", () => { card.hidden = true; light(item.dataset.document, [item.dataset.claim]); });
		item.addEventListener("pointerleave", leave);
		item.addEventListener("focusin", () => { card.hidden = true; light(item.dataset.document, [item.dataset.claim]); });
	}
	// Touched on a narrow screen, the words show the card; touched again, they lead to the list.
	let touched;
	for (const m of marks) {
		m.addEventListener("pointerdown", (e) => { touched = e.pointerType === "touch" && document.activeElement !== m; });
		m.addEventListener("click", (e) => { if (touched) { e.preventDefault(); m.focus(); } touched = false; });
	}

	document.addEventListener("keydown", (e) => {
		if (e.key === "Escape") return hide();
		const live = marks.filter((m) => m === document.activeElement || shown(m).length);
		const at = live.indexOf(document.activeElement);
		if (at < 0 || e.altKey || e.ctrlKey || e.metaKey) return;
		const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
		const to = e.key === "Home" ? 0 : e.key === "End" ? live.length - 1 : step ? at + step : -1;
		if (to < 0 || to >= live.length) return;
		e.preventDefault();
		live[to].focus();
	});
	document.addEventListener("pointerdown", (e) => { if (!e.target.closest(".mark, .card, .claim")) hide(); });
})();
