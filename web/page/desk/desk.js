// The reading desk: moves from claim to claim without loading the page, lights up the
// words of the open claim, and hands words that are chosen in the text to the forms.
"use strict";
(() => {
	const text = document.getElementById("text"), pick = document.getElementById("pick");
	const marks = [...text.querySelectorAll(".mark")];
	const side = () => document.getElementById("side");
	const still = matchMedia("(prefers-reduced-motion: reduce)");

	// show makes the text what the coding beside it says: which claim is open, and how
	// each is reviewed.
	const show = (scroll) => {
		const open = side().dataset.open;
		const reviews = new Map([...side().querySelectorAll(".all a")].map((a) => [a.dataset.claim, a.dataset.review]));
		for (const s of text.querySelectorAll("[data-roles]")) {
			const on = s.dataset.roles.split(" ").filter((r) => r.startsWith(open + ":")).map((r) => r.slice(open.length + 1));
			if (on.length) s.dataset.lit = on.join(" "); else delete s.dataset.lit;
		}
		for (const m of marks) {
			const mine = m.dataset.claims.split(" ").includes(open);
			m.dataset.review = reviews.get(mine ? open : m.dataset.claims.split(" ")[0]) || "";
			if (mine) m.setAttribute("aria-current", "true"); else m.removeAttribute("aria-current");
			m.tabIndex = mine ? 0 : -1;
		}
		if (!marks.some((m) => m.tabIndex === 0) && marks.length) marks[0].tabIndex = 0;
		const row = side().querySelector(".all a[aria-current]");
		if (row) row.tabIndex = 0;
		const at = document.getElementById("m-" + open);
		if (scroll && at && !visible(at)) at.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
	};
	// visible tells whether words can be seen: above the coding where that lies over the text.
	const visible = (el) => {
		const r = el.getBoundingClientRect(), s = side().getBoundingClientRect();
		const end = s.left < r.left + 1 && s.top > 60 ? s.top : innerHeight;
		return r.top > 60 && r.bottom < end - 20;
	};

	let fromText = false;
	const open = (claim) => {
		if (!claim) return;
		history.replaceState(null, "", "?claim=" + claim);
		htmx.ajax("GET", location.pathname + "?claim=" + encodeURIComponent(claim), { target: "#side", swap: "outerHTML" });
	};
	document.addEventListener("htmx:afterSettle", (e) => {
		if (e.detail.elt.id !== "side" && e.detail.target.id !== "side") return;
		show(true);
		if (fromText) { const m = text.querySelector(".mark[aria-current]"); if (m) m.focus({ preventScroll: true }); }
		fromText = false;
		const at = side().dataset.open;
		if (at) history.replaceState(null, "", location.pathname + "?claim=" + at);
	});

	document.addEventListener("click", (e) => {
		const plain = !e.ctrlKey && !e.metaKey && !e.shiftKey && e.button === 0;
		const mark = e.target.closest(".mark");
		if (mark && plain) {
			e.preventDefault();
			if (!getSelection().isCollapsed) return;
			// Words that stand for several claims open them in turn.
			const claims = mark.dataset.claims.split(" "), at = claims.indexOf(side().dataset.open);
			fromText = true;
			return open(claims[(at + 1) % claims.length]);
		}
		const link = e.target.closest(".side [data-claim]");
		if (link && plain) { e.preventDefault(); return open(link.dataset.claim); }
		const words = e.target.closest("[data-from]");
		if (words) { const r = rangeOf(+words.dataset.from, +words.dataset.to); if (r) { light(r); r.startContainer.parentElement.scrollIntoView({ block: "center" }); } }
	});

	// In the text, the arrow keys up and down move too.
	text.addEventListener("keydown", (e) => {
		if (!e.target.closest(".mark") || !["ArrowDown", "ArrowUp", "Home", "End"].includes(e.key)) return;
		e.preventDefault();
		const all = [...side().querySelectorAll(".all a")], at = all.findIndex((a) => a.dataset.claim === side().dataset.open);
		const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[e.key];
		if (all[to]) { fromText = true; open(all[to].dataset.claim); }
	});

	// Offsets are bytes of the report's text, of which each piece says where it begins.
	const bytes = (s) => new TextEncoder().encode(s).length;
	const point = (offset) => {
		let found = null;
		for (const s of text.querySelectorAll("[data-s]")) {
			const start = +s.dataset.s;
			if (start < 0 || s.classList.contains("odd")) continue;
			if (start > offset) break;
			found = s;
		}
		if (!found) return null;
		const node = found.firstChild;
		let left = offset - +found.dataset.s, units = 0;
		for (const c of node.data) { if (left <= 0) break; left -= bytes(c); units += c.length; }
		return [node, units];
	};
	const rangeOf = (from, to) => {
		const a = point(from), b = point(to - 1);
		if (!a || !b) return null;
		const r = document.createRange();
		r.setStart(a[0], a[1]);
		r.setEnd(b[0], Math.min(b[0].length, b[1] + 1));
		return r;
	};
	const light = (r) => { if (window.Highlight) r ? CSS.highlights.set("rests", new Highlight(r)) : CSS.highlights.delete("rests"); };
	document.addEventListener("pointerover", (e) => {
		const words = e.target.closest && e.target.closest("[data-from]");
		light(words ? rangeOf(+words.dataset.from, +words.dataset.to) : null);
	});

	// Words chosen in the text.
	let chosen = null;
	const choose = () => {
		const s = getSelection();
		if (!s.rangeCount || s.isCollapsed || !text.contains(s.anchorNode) || !text.contains(s.focusNode)) { pick.hidden = true; return; }
		const r = s.getRangeAt(0).cloneRange();
		const words = plainText(r).trim();
		if (!words) { pick.hidden = true; return; }
		let at = r.startContainer.nodeType === 3 ? r.startContainer.parentElement.closest("[data-s]") : null;
		chosen = { words, from: at ? at.dataset.s + ":" + r.startOffset : "" };
		const box = r.getBoundingClientRect();
		pick.hidden = false;
		pick.style.left = Math.max(8, Math.min(scrollX + box.left, scrollX + innerWidth - pick.offsetWidth - 8)) + "px";
		pick.style.top = scrollY + box.bottom + 8 + "px";
	};
	const plainText = (r) => { const c = r.cloneContents(); for (const t of c.querySelectorAll(".tag")) t.remove(); return c.textContent.replace(/\s+/g, " "); };
	document.addEventListener("pointerup", (e) => { if (!(e.target instanceof Element && e.target.closest(".pick"))) setTimeout(choose); });
	document.addEventListener("keyup", (e) => { if (e.shiftKey || e.key === "Shift") choose(); });
	document.addEventListener("keydown", (e) => { if (e.key === "Escape" && !pick.hidden) { pick.hidden = true; getSelection().removeAllRanges(); } });
	pick.addEventListener("click", (e) => {
		const b = e.target.closest("button");
		if (!b || !chosen) return;
		pick.hidden = true;
		if ("missed" in b.dataset) {
			const box = document.getElementById("missed");
			box.open = true;
			box.querySelector("[name=words]").value = chosen.words;
			box.querySelector("[name=from]").value = chosen.from;
			return box.querySelector("select").focus();
		}
		const row = side().querySelector('[data-row="' + b.dataset.field + '"]');
		if (!row) return;
		for (let d = row.querySelector("details.edit"); d; d = d.parentElement.closest("details")) d.open = true;
		const input = row.querySelector("[name=value]"), form = input.form, words = form.querySelector("input:not([type=hidden])[name=words]"), from = form.querySelector("[name=from]");
		if (!words) return input.focus();
		// Of a list each name has words of its own: those that were chosen before are kept.
		if ("list" in input.dataset && words.value) {
			for (const kept of [words, from]) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: kept.name, value: kept.value }));
		}
		words.value = chosen.words;
		from.value = chosen.from;
		words.addEventListener("input", () => { from.value = ""; }, { once: true });
		if ("list" in input.dataset) input.value = input.value.trim() ? input.value.replace(/[;\s]*$/, "; ") + chosen.words : chosen.words;
		else if (input.tagName === "INPUT") input.value = chosen.words;
		input.focus();
		if (input.setSelectionRange) input.setSelectionRange(input.value.length, input.value.length);
	});
	document.addEventListener("input", (e) => { if (e.target.id === "missed-words") e.target.form.querySelector("[name=from]").value = ""; });

	show(Boolean(location.search));
})();
