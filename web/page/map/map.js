// The map's page: it ties the map, the list, the filters and the brush to the address.
// Without it the page works by its links and forms.
"use strict";
(() => {
	const box = document.getElementById("map"), found = document.getElementById("found"), live = document.getElementById("map-live");
	document.documentElement.classList.add("scripted");
	box.hidden = false;
	const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
	const colour = atlas.colours(box);
	const map = L.map(box, { minZoom: 1, maxZoom: 12, maxBounds: [[-85.05, -Infinity], [85.05, Infinity]], maxBoundsViscosity: 1, worldCopyJump: true,
		zoomAnimation: !calm, fadeAnimation: false, inertia: !calm, keyboardPanDelta: 120, attributionControl: true, zoomControl: true, zoomSnap: 1 });
	map.attributionControl.setPrefix(false);
	const base = atlas.layer(box.dataset.tiles, colour);
	L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);

	// The address: filters, where the map stands, what is chosen.
	const own = ["at", "spot", "box", "nowhere", "page", "view", "z", "part"];
	const filtersOf = (search) => { const p = new URLSearchParams(search); for (const k of own) p.delete(k); for (const [k, v] of [...p]) if (v === "") p.delete(k, v); return p; };
	let filters = filtersOf(location.search), pick = new URLSearchParams(), wanted = 0, asking = null, started = false;
	const readPick = (p) => { pick = new URLSearchParams(); for (const k of ["spot", "box", "nowhere", "page"]) if (p.get(k)) pick.set(k, p.get(k)); };
	readPick(new URLSearchParams(location.search));
	const round = (v) => Math.round(v * 1e4) / 1e4;
	const atOf = () => { const c = map.getCenter().wrap(); return round(c.lat) + "," + round(c.lng) + "," + map.getZoom(); };
	const address = (more) => {
		const p = new URLSearchParams(filters);
		p.set("at", atOf());
		for (const [k, v] of more) p.set(k, v);
		return "/map?" + p.toString().replaceAll("%2C", ",");
	};
	const keep = (push) => { const to = address(pick); if (to !== location.pathname + location.search) history[push ? "pushState" : "replaceState"](null, "", to); };
	const chooses = () => pick.has("spot") || pick.has("box") || pick.has("nowhere");

	const claims = atlas.claims(map, base, () => { box.dataset.things = claims ? claims.things.length : 0; });
	const viewOf = (pad) => {
		const b = map.getBounds().pad(pad), w = b.getWest(), e = b.getEast();
		const turn = Math.floor((w + 180) / 360) * 360;
		return { view: e - w >= 360 ? "-180," + round(Math.max(-90, b.getSouth())) + ",180," + round(Math.min(90, b.getNorth())) : [w - turn, Math.max(-90, b.getSouth()), e - turn, Math.min(90, b.getNorth())].map(round).join(","), z: map.getZoom() };
	};

	let brush = { steps() {}, set() {} };
	const time = () => window.brush((days) => {
		for (const k of ["since", "until"]) if (days[k]) filters.set(k, days[k]); else filters.delete(k);
		keep(false);
		draw();
		list(false, true);
	});
	if (!("reading" in box.dataset)) brush = time();

	const frame = (words) => {
		const [w, s, e, n] = words.split(",").map(Number);
		map.fitBounds([[s, w], [n, e]], { padding: [40, 40], maxZoom: 8, animate: false });
	};
	// fit is what the map is to show first; undefined where the server can't tell yet.
	let fit = box.dataset.at || !("reading" in box.dataset) ? box.dataset.fit : undefined;
	// draw asks for what is in view.
	const draw = () => {
		if (asking) asking.abort();
		asking = new AbortController();
		const p = new URLSearchParams(filters), v = viewOf(.3);
		p.set("view", v.view);
		p.set("z", v.z);
		box.dataset.state = "asking";
		return fetch("/map/drawn?" + p, { signal: asking.signal, headers: { Accept: "application/json" } }).then((r) => {
			if (!r.ok) throw new Error("The server answered with an error (" + r.status + ").");
			return r.json();
		}).then((d) => {
			claims.set(d.things);
			claims.choose(pick.get("spot") || "");
			brush.steps(d.steps || []);
			box.dataset.state = "ready";
			box.dataset.claims = d.claims;
			if (fit === undefined) { fit = d.fit || ""; if (fit) frame(fit); }
			live.textContent = d.places.toLocaleString("en") + (d.places === 1 ? " place" : " places") + " around the view, " + d.claims.toLocaleString("en") + " claims in all.";
		}).catch((e) => { if (e.name !== "AbortError") { box.dataset.state = "failed"; site.say("error", e.message); } });
	};

	// parts of the page, from the server.
	const part = (which) => {
		const p = new URLSearchParams(filters), v = viewOf(0), turn = ++wanted;
		p.set("at", atOf());
		for (const [k, w] of pick) p.set(k, w);
		if (!chooses()) { p.set("view", v.view); p.set("z", v.z); }
		if (which) p.set("part", which);
		return fetch("/map?" + p, { headers: { "HX-Request": "true" } }).then((r) => r.text().then((t) => {
			const doc = new DOMParser().parseFromString(t, "text/html");
			if (!r.ok) { const n = doc.querySelector(".notice p, main p"); throw new Error(n ? n.textContent : "The server answered with an error (" + r.status + ")."); }
			return turn === wanted || which !== "found" ? doc : null;
		}));
	};
	const list = (focus, all) => {
		found.setAttribute("aria-busy", "true");
		return part(all ? "" : "found").then((doc) => {
			if (!doc) return;
			const inner = all ? doc.getElementById("found") : doc.body;
			found.replaceChildren(...inner.childNodes);
			found.scrollTop = 0;
			if (all) {
				document.getElementById("sum").replaceWith(doc.getElementById("sum"));
				document.getElementById("export").href = doc.getElementById("export").getAttribute("href");
				const open = document.querySelector("#filters details[open]");
				document.getElementById("filters").replaceChildren(...doc.getElementById("filters").childNodes);
				if (open) { const d = document.querySelector("#filters details"); if (d) d.open = true; }
				const other = doc.getElementById("times"), here = document.getElementById("times");
				if ("reading" in box.dataset) {
					delete box.dataset.reading;
					here.replaceWith(other);
					brush = time();
				} else {
					for (const h of here.querySelectorAll("input[type=hidden]")) h.remove();
					here.prepend(...other.querySelectorAll("input[type=hidden]"));
				}
			}
			if (focus) { const to = document.getElementById("chosen") || found.querySelector("a"); if (to) to.focus({ preventScroll: innerWidth > 960 }); }
		}).catch((e) => site.say("error", e.message)).finally(() => found.removeAttribute("aria-busy"));
	};

	const choose = (name, value, focus) => {
		pick = new URLSearchParams();
		if (name) pick.set(name, value);
		claims.choose(pick.get("spot") || "");
		keep(true);
		return list(focus, false);
	};
	const back = () => {
		const was = pick.get("spot");
		return choose("", "", false).then(() => { const a = was && found.querySelector('[data-spot="' + CSS.escape(was) + '"]'); (a || box).focus(); });
	};

	// open shows what a thing is: of several places, a closer view, or their claims where
	// there is none.
	const open = (t) => {
		if (!t) return;
		if (t.f !== "c") { choose("spot", t.id, true); return; }
		const [w, s, e, n] = t.b, target = map.getBoundsZoom([[s, w], [n, e]], false, L.point(60, 60));
		const zoom = Math.min(12, Math.max(map.getZoom() + 1, target));
		if (map.getZoom() >= 12 || e - w < 1e-3 && n - s < 1e-3) { choose("box", t.b.join(","), true); return; }
		map.setView([(s + n) / 2, (w + e) / 2], zoom, { animate: !calm });
	};

	// Filters: chips and the form lead to the same page, whose parts are put in place.
	const refilter = (search) => {
		filters = filtersOf(search);
		pick = new URLSearchParams();
		keep(true);
		brush.set(filters.get("since") || "", filters.get("until") || "");
		draw();
		list(false, true);
	};
	document.getElementById("filters").addEventListener("submit", (e) => { e.preventDefault(); refilter(new URLSearchParams(new FormData(e.target)).toString()); });
	document.getElementById("filters").addEventListener("click", (e) => {
		const a = e.target.closest("a[href^='/map']");
		if (a && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); refilter(a.search); document.querySelector("#filters summary").focus(); }
	});
	found.addEventListener("click", (e) => {
		const a = e.target.closest("a[href^='/map']");
		if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
		e.preventDefault();
		if (a.id === "close") { back(); return; }
		readPick(new URLSearchParams(a.search));
		claims.choose(pick.get("spot") || "");
		keep(true);
		const t = pick.has("spot") && claims.byID(pick.get("spot"));
		if (t) show(t);
		list(true, false);
	});
	const show = (t) => {
		if (t.b) { if (!map.getBounds().intersects([[t.b[1], t.b[0]], [t.b[3], t.b[2]]])) map.fitBounds([[t.b[1], t.b[0]], [t.b[3], t.b[2]]], { animate: !calm, maxZoom: 9 }); }
		else if (!map.getBounds().contains([t.at[1], t.at[0]])) map.panTo([t.at[1], t.at[0]], { animate: !calm });
	};
	const warm = (e) => { const a = e.target.closest && e.target.closest("[data-spot]"); claims.heat(a ? claims.byID(a.dataset.spot) : null); };
	found.addEventListener("pointerover", warm);
	found.addEventListener("pointerleave", () => claims.heat(null));
	found.addEventListener("focusin", warm);

	// The pointer: what lies under it is told.
	const tip = document.createElement("div");
	tip.className = "map-tip";
	tip.hidden = true;
	box.append(tip);
	const tell = (t, p) => {
		tip.hidden = !t;
		box.classList.toggle("over", Boolean(t));
		if (!t) return;
		const b = document.createElement("b"), rest = document.createElement("span");
		b.dir = "auto";
		b.textContent = t.f === "c" ? t.m.toLocaleString("en") + " places" : t.name;
		rest.textContent = t.n.toLocaleString("en") + (t.n === 1 ? " claim" : " claims") + (t.known ? ", " + t.known : "") + (t.s[1] ? "; contested " + t.s[1] : "") + (t.s[0] ? "; corroborated " + t.s[0] : "");
		tip.replaceChildren(b, rest);
		const w = box.clientWidth, right = p.x > w / 2;
		tip.style.left = right ? "auto" : p.x + 14 + "px";
		tip.style.right = right ? w - p.x + 14 + "px" : "auto";
		tip.style.top = Math.max(4, Math.min(p.y + 10, box.clientHeight - 70)) + "px";
	};
	let moving = false;
	map.on("mousemove", (e) => { if (moving) return; const t = claims.at(e.containerPoint, 2); tell(t, e.containerPoint); claims.heat(t); });
	map.on("mouseout movestart", () => { tell(null); });
	map.on("movestart", () => { moving = true; });
	map.on("moveend", () => { moving = false; });
	map.on("click", (e) => open(claims.at(e.containerPoint, 4)));
	box.addEventListener("keydown", (e) => {
		// Leaflet takes the shift that + needs for a wish to zoom by three.
		if ((e.key === "+" || e.key === "=" || e.key === "-") && !e.ctrlKey && !e.metaKey && !e.altKey) {
			e.preventDefault();
			e.stopPropagation();
			map.setZoom(map.getZoom() + (e.key === "-" ? -1 : 1), { animate: false }); // one that is under way would swallow the next
			return;
		}
		if (e.key !== "Enter" || e.target !== box) return;
		e.preventDefault();
		const s = map.getSize(), t = claims.at(L.point(s.x / 2, s.y / 2), 40);
		if (t) open(t); else live.textContent = "Nothing lies at the middle of the map.";
	});

	map.on("moveend", () => {
		if (!started) return;
		keep(false);
		clearTimeout(settle);
		settle = setTimeout(() => { draw(); if (!chooses()) list(false, false); }, 90);
	});
	let settle = 0, asked = 0;
	// While the map is moved on and on, what comes into view is asked for now and then.
	map.on("move", () => { if (moving && Date.now() - asked > 350) { asked = Date.now(); if (started) draw(); } });
	document.addEventListener("keydown", (e) => { if (e.key === "Escape" && chooses() && !document.querySelector("dialog[open], details.menu[open]")) back(); });
	window.addEventListener("popstate", () => {
		filters = filtersOf(location.search);
		readPick(new URLSearchParams(location.search));
		brush.set(filters.get("since") || "", filters.get("until") || "");
		const at = new URLSearchParams(location.search).get("at");
		if (at && at !== atOf()) { started = false; stand(at); started = true; }
		draw();
		list(false, true);
	});
	for (const q of ["(prefers-color-scheme: dark)"]) matchMedia(q).addEventListener("change", () => {
		const to = atlas.colours(box);
		Object.assign(colour, to);
		base.redraw();
		claims.recolour(colour);
	});

	const stand = (at) => {
		const p = at.split(",").map(Number);
		map.setView([p[0], p[1]], Math.max(1, Math.min(12, Math.round(p[2]))), { animate: false });
	};
	if (box.dataset.at) stand(box.dataset.at);
	else if (fit) frame(fit);
	else map.setView([20, 10], 2, { animate: false });
	base.addTo(map);
	started = true;
	keep(false);
	let painted = false;
	base.on("load", () => { if (!painted) { painted = true; performance.mark("map-base"); box.dataset.base = Math.round(performance.now()); } });
	draw().then(() => { performance.mark("map-claims"); });
	if ("reading" in box.dataset) list(false, true);
	else if (!chooses()) list(false, false);
	atlas.map = map;
	atlas.shown = claims;
})();
