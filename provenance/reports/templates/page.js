"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const CHUNK = 60, NARROW = 760, TEXT_WIDTH = 440, COLUMN = 30, LEVEL_HEAD = 92, MOST_CARRIERS = 5, MOST_TAGS = 6;

  // ---- small makers: every text goes in by textContent, every attribute by name --------------------------
  function make(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }
  function put(parent, ...nodes) {
    for (const node of nodes) if (node) parent.append(node);
    return parent;
  }
  const counted = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
  function quoted(className, text, tag = "p") {
    const node = make(tag, className, text);
    node.dir = "auto";
    return node;
  }
  function cell(grade, manner) {
    const node = make("span", `cell g${grade} m${manner}`, data.grades[grade][1]);
    node.setAttribute("aria-hidden", "true");
    return node;
  }

  // ---- what can be worked out once ------------------------------------------------------------------------
  for (const [position, passage] of data.passages.entries()) {
    passage.position = position;
    passage.cells = new Map(); // outlet -> {grade, manner, articles}
    passage.first = "";
    for (const variant of passage.variants) {
      for (const witness of variant.witnesses) {
        const article = data.documents[witness.a];
        const known = passage.cells.get(article.o);
        if (!known) passage.cells.set(article.o, { grade: variant.grade, manner: witness.m, articles: new Set([witness.a]) });
        else {
          known.grade = Math.max(known.grade, variant.grade);
          known.manner = Math.min(known.manner, witness.m);
          known.articles.add(witness.a);
        }
        if (article.d && (!passage.first || article.d < passage.first)) passage.first = article.d;
      }
    }
  }
  // A witness without words of its own has the variant's.
  const wordsOf = (variant, witness) => witness.w ?? variant.runs.filter((run) => run[0] === 0 || run[0] === 3).map((run) => run[1]).join("");
  function haystack(passage) {
    if (passage.hay === undefined) {
      const parts = [passage.id, passage.where, passage.text, passage.conflict || "", ...passage.flags];
      for (const variant of passage.variants) {
        parts.push(variant.runs.map((run) => run[1]).join(" "), variant.changes.map((change) => change[0]).join(" "));
        for (const witness of variant.witnesses) parts.push(data.documents[witness.a].o, data.documents[witness.a].t, data.documents[witness.a].v, witness.c, witness.w || "", ...(witness.n || []));
      }
      passage.hay = parts.join("\n").toLocaleLowerCase();
    }
    return passage.hay;
  }
  const carried = new Map();
  for (const passage of data.passages) for (const outlet of passage.cells.keys()) carried.set(outlet, (carried.get(outlet) || 0) + 1);
  const outlets = [...carried.keys()].sort((a, b) => carried.get(b) - carried.get(a) || (a < b ? -1 : 1));

  // ---- state ----------------------------------------------------------------------------------------------
  const ANY = -1;
  const state = { words: "", outlet: "", least: ANY, order: "outlets" };
  let listed = data.passages, shownRows = 0, openRow = null, columns = [], strayShown = 0, later = 0;

  // Nothing is better than verbatim, so that choice means verbatim alone.
  const isChosen = (grade) => (state.least === 0 ? grade === 0 : grade >= state.least);
  function matches(passage) {
    if (state.words && !state.words.split(/\s+/).every((word) => haystack(passage).includes(word))) return false;
    if (!state.outlet) return isChosen(passage.grade);
    const known = passage.cells.get(state.outlet);
    return known !== undefined && isChosen(known.grade);
  }
  function bySource(a, b) {
    if (!a.at || !b.at) return (a.at ? 0 : 1) - (b.at ? 0 : 1);
    return a.at[0] === b.at[0] ? a.at[1] - b.at[1] : a.at[0] < b.at[0] ? -1 : 1;
  }
  const orders = {
    source: (a, b) => bySource(a, b) || a.position - b.position,
    worst: (a, b) => b.grade - a.grade || b.cells.size - a.cells.size || a.position - b.position,
    outlets: (a, b) => b.cells.size - a.cells.size || a.position - b.position,
    variants: (a, b) => b.variants.length - a.variants.length || a.position - b.position,
    date: (a, b) => (a.first || "9") < (b.first || "9") ? -1 : (a.first || "9") > (b.first || "9") ? 1 : a.position - b.position,
  };
  function refresh() {
    listed = data.passages.filter(matches).sort(orders[state.order]);
    openRow = null;
    shownRows = 0;
    byId("rows").replaceChildren();
    drawHeads();
    drawRows(CHUNK);
    byId("tally").textContent = listed.length === data.passages.length ? counted(listed.length, "passage")
      : `${listed.length.toLocaleString("en")} of ${counted(data.passages.length, "passage")}`;
    byId("nothing").hidden = listed.length > 0 || data.passages.length === 0;
    byId("clear").hidden = !(state.words || state.outlet || state.least !== ANY);
    for (const button of document.querySelectorAll("#key button")) button.setAttribute("aria-pressed", String(Number(button.dataset.grade) === state.least));
    // What is further down may wait until the passages are seen.
    clearTimeout(later);
    later = setTimeout(() => { drawTimeline(); drawStray(); });
  }

  // ---- the grid -------------------------------------------------------------------------------------------
  let strips = false, printing = false;
  function fit() {
    const width = byId("passages").clientWidth;
    strips = printing || width < NARROW;
    const room = Math.floor((width - TEXT_WIDTH) / COLUMN);
    const most = outlets.length <= room ? outlets.length : room - 2;
    columns = strips ? [] : outlets.slice(0, Math.max(0, most));
    if (state.outlet && !strips && !columns.includes(state.outlet)) columns = [state.outlet, ...columns.slice(0, -1)];
    const wide = columns.length > 0 && room * COLUMN / columns.length >= LEVEL_HEAD;
    const share = wide ? Math.min(132, Math.floor(room * COLUMN / columns.length)) : COLUMN;
    byId("grid").classList.toggle("level", wide);
    byId("grid").style.setProperty("--column", `${share}px`);
  }
  function drawHeads() {
    fit();
    const heads = byId("heads");
    heads.replaceChildren();
    if (strips) return;
    const row = make("tr");
    const first = make("th", "", "Passage");
    first.scope = "col";
    row.append(first);
    for (const outlet of columns) {
      const head = make("th", "outlet");
      head.scope = "col";
      const button = quoted("", outlet, "button");
      button.type = "button";
      button.title = outlet;
      button.setAttribute("aria-pressed", String(state.outlet === outlet));
      button.addEventListener("click", () => {
        choose("outlet", state.outlet === outlet ? "" : outlet);
        // The heads are new: the keyboard stays where it was.
        [...heads.querySelectorAll("button")].find((each) => each.title === outlet)?.focus();
      });
      row.append(put(head, button));
    }
    if (columns.length < outlets.length) {
      const others = make("th", "others", "others");
      others.scope = "col";
      row.append(others);
    }
    heads.append(row);
  }
  function drawRows(number) {
    const rows = byId("rows");
    const part = document.createDocumentFragment();
    for (const passage of listed.slice(shownRows, shownRows + number)) part.append(rowOf(passage));
    rows.append(part);
    shownRows = Math.min(listed.length, shownRows + number);
    byId("more").hidden = shownRows >= listed.length;
  }
  function rowOf(passage) {
    const row = make("tr", "row");
    row.passage = passage;
    const head = make("th");
    head.scope = "row";
    const opener = make(passage.page ? "a" : "button", "opener");
    if (passage.page) opener.href = passage.page;
    else {
      opener.type = "button";
      opener.setAttribute("aria-expanded", "false");
      opener.addEventListener("click", () => toggle(row));
    }
    const facts = [passage.where, counted(passage.cells.size, "outlet"), counted(passage.wordings ?? passage.variants.length, "wording")];
    const where = quoted("where", `${facts.join(" · ")} · `, "span");
    where.append(make("span", "", data.grades[passage.grade][0]));
    for (const flag of passage.flags) put(where, " · ", make("b", "flag", flag));
    put(opener, cell(passage.grade, 0), quoted("quote", passage.text.slice(0, 400), "span"), where);
    put(row, put(head, opener));
    if (strips) head.append(tagsOf(passage));
    else cellsOf(passage, row);
    return row;
  }
  const said = (outlet, known) => `${outlet}: ${data.grades[known.grade][0]}, ${data.manners[known.manner]}`;
  function cellsOf(passage, row) {
    for (const outlet of columns) {
      const place = make("td");
      const known = passage.cells.get(outlet);
      if (known) {
        place.title = said(outlet, known);
        put(place, cell(known.grade, known.manner), make("span", "skip", said(outlet, known)));
      }
      row.append(place);
    }
    if (columns.length < outlets.length) {
      const others = [...passage.cells.keys()].filter((outlet) => !columns.includes(outlet)).length;
      row.append(make("td", "more", others ? `+${others}` : ""));
    }
  }
  function tagsOf(passage) {
    const tags = make("div", "tags");
    const pairs = [...passage.cells].sort((a, b) => b[1].grade - a[1].grade);
    for (const [outlet, known] of pairs.slice(0, MOST_TAGS)) {
      tags.append(put(make("span"), cell(known.grade, known.manner), quoted("", outlet.slice(0, 60), "bdi"), make("span", "skip", `: ${data.grades[known.grade][0]}`)));
    }
    if (pairs.length > MOST_TAGS) tags.append(make("span", "", `and ${pairs.length - MOST_TAGS} more`));
    return tags;
  }

  // ---- the panel under a row --------------------------------------------------------------------------------
  function toggle(row, only = true) {
    const wasOpen = row.classList.contains("open");
    if (only && openRow && openRow !== row) close(openRow);
    if (wasOpen) return close(row);
    row.classList.add("open");
    const opener = row.querySelector(".opener");
    opener.setAttribute("aria-expanded", "true");
    const panel = make("tr", "panel");
    const place = make("td");
    place.colSpan = columns.length + 1 + (columns.length < outlets.length && !strips ? 1 : 0);
    panel.append(put(place, panelOf(row.passage)));
    panel.id = `panel-${row.passage.position}`;
    opener.setAttribute("aria-controls", panel.id);
    row.after(panel);
    openRow = row;
    if (only) {
      history.replaceState(null, "", `#passage=${encodeURIComponent(row.passage.id)}`);
      if (row.getBoundingClientRect().top < 80) row.scrollIntoView({ block: "start" });
    }
  }
  function close(row) {
    row.classList.remove("open");
    const opener = row.querySelector(".opener");
    opener.setAttribute("aria-expanded", "false");
    opener.removeAttribute("aria-controls");
    if (row.nextElementSibling && row.nextElementSibling.className === "panel") row.nextElementSibling.remove();
    if (openRow === row) openRow = null;
  }
  function panelOf(passage) {
    const inside = make("div", "inside");
    const lemma = make("div", "lemma");
    const words = quoted("quote", "");
    put(words, passage.before && make("i", "", passage.before), passage.text, passage.after && make("i", "", passage.after));
    const facts = [passage.source ? `${passage.where}: ${passage.source}` : passage.where];
    if (passage.also.length) facts.push(`The same words also stand at ${passage.also.join("; ")}${passage.choice ? ` (chosen: ${passage.choice})` : ""}`);
    if (passage.conflict) facts.push(`Credited to different persons: ${passage.conflict}`);
    put(lemma, words, ...facts.map((fact) => quoted("facts", `${fact}.`)));
    const variants = make("ul", "variants");
    for (const variant of passage.variants) variants.append(variantOf(variant, passage));
    return put(inside, lemma, variants, chronologyOf(passage));
  }
  function variantOf(variant) {
    const item = make("li", `variant g${variant.grade}`);
    const articles = new Set(variant.witnesses.map((witness) => witness.a)).size;
    put(item, put(make("header"), make("h3", "grade", data.grades[variant.grade][0]), make("span", "facts", counted(articles, "article"))));
    item.append(wordingOf(variant));
    if (variant.changes.length) item.append(changesOf(variant));
    const carriers = make("ul", "carriers");
    item.append(carriers);
    const show = (from, to) => variant.witnesses.slice(from, to).forEach((witness) => carriers.append(carrierOf(witness, variant)));
    show(0, MOST_CARRIERS);
    if (variant.witnesses.length > MOST_CARRIERS) {
      const more = make("button", "small", `Show all ${variant.witnesses.length}`);
      more.type = "button";
      more.addEventListener("click", () => { show(MOST_CARRIERS); more.remove(); });
      item.append(more);
    }
    return item;
  }
  function wordingOf(variant) {
    const wording = quoted("wording", "");
    if (!variant.changes.length) wording.classList.add("same-words");
    for (const [mark, text, change] of variant.runs) {
      const grade = change >= 0 ? variant.changes[change][1] : 0;
      if (mark === 0) wording.append(text);
      else if (mark === 1) put(wording, make("span", "cut", "…"));
      else {
        const node = make(mark === 2 ? "del" : "ins", `g${grade}`, text);
        node.title = `${data.grades[grade][0]}: ${data.kinds[variant.changes[change][0]]}`;
        wording.append(node);
      }
    }
    return wording;
  }
  function changesOf(variant) {
    const list = make("ul", "changes");
    const seen = new Map();
    for (const [kind, grade, note] of variant.changes) {
      const key = `${kind}\n${note}`;
      seen.set(key, [kind, grade, note, (seen.get(key)?.[3] || 0) + 1]);
    }
    for (const [kind, grade, note, times] of [...seen.values()].sort((a, b) => b[1] - a[1])) {
      const item = make("li", `g${grade}${note ? " noted" : ""}`, `${data.kinds[kind]}${times > 1 ? ` ×${times}` : ""}`);
      item.title = kind;
      if (note) item.append(quoted("", `: ${note}`, "span"));
      list.append(item);
    }
    return list;
  }
  function whoOf(article, extra, link) {
    const who = make("div", "who");
    put(who, quoted("", article.o, "b"), article.d && make("time", "", article.d), ...extra.filter(Boolean).map((text) => quoted("", text, "span")));
    if (article.v) who.append(quoted("", `via ${article.v}`, "span"));
    if (article.u) {
      const anchor = make("a", "go", "open at these words");
      anchor.href = article.u + link;
      anchor.target = "_blank";
      anchor.rel = "noopener noreferrer nofollow";
      anchor.setAttribute("aria-label", `Open ${article.o} at these words`);
      who.append(anchor);
    }
    return who;
  }
  // Two lines of context: the words and what stands nearest to them; a button gives the rest.
  const NEAR = 84, LONG = 150;
  const tail = (text) => text.length > NEAR ? `…${text.slice(-NEAR).replace(/^\S*\s/, "")}` : text;
  const head = (text) => text.length > NEAR ? `${text.slice(0, NEAR).replace(/\s\S*$/, "")}…` : text;
  const middle = (text) => text.length > LONG ? `${head(text)} ${tail(text)}` : text;
  function contextOf(before, words, after) {
    const context = quoted("context", "");
    const draw = (b, w, a) => { context.replaceChildren(); put(context, b, make("b", "", w), a); };
    const near = [tail(before), middle(words), head(after)];
    draw(...near);
    if (near[0] === before && near[1] === words && near[2] === after) return [context];
    const more = make("button", "small", "more context");
    more.type = "button";
    more.addEventListener("click", () => { draw(before, words, after); more.remove(); });
    return [context, more];
  }
  function carrierOf(witness, variant) {
    const article = data.documents[witness.a];
    const item = make("li");
    item.append(whoOf(article, [data.manners[witness.m], witness.c && `credited to ${witness.c}`], witness.l));
    if (article.t) item.append(quoted("facts", article.t));
    for (const note of witness.n || []) item.append(quoted("note-on-credit", `${note[0].toUpperCase()}${note.slice(1)}.`));
    return put(item, ...contextOf(witness.b, wordsOf(variant, witness), witness.f));
  }
  function chronologyOf(passage) {
    const days = new Map();
    for (const variant of passage.variants) {
      for (const witness of variant.witnesses) {
        const article = data.documents[witness.a];
        const day = days.get(article.d || "no date") || { names: new Set(), grade: 0 };
        day.names.add(article.o);
        day.grade = Math.max(day.grade, variant.grade);
        days.set(article.d || "no date", day);
      }
    }
    if (days.size < 2) return null;
    const list = make("ol", "chronology");
    list.setAttribute("aria-label", "Who carried it when");
    for (const date of [...days.keys()].sort().slice(0, 40)) {
      const day = days.get(date);
      const names = [...day.names].sort();
      const text = names.slice(0, 6).join(", ") + (names.length > 6 ? ` and ${names.length - 6} more` : "");
      list.append(put(make("li", `g${day.grade}`), make("time", "", date), quoted("", text, "span")));
    }
    return list;
  }

  // ---- the timeline -----------------------------------------------------------------------------------------
  const DAY = 86400000, SVG = "http://www.w3.org/2000/svg";
  function svg(tag, attributes, text) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text !== undefined) node.textContent = text;
    return node;
  }
  function period(published) {
    const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(published);
    if (!found || Number(found[1]) < 1500) return null;
    const [year, month, day] = [Number(found[1]), Number(found[2] || 1) - 1, Number(found[3] || 1)];
    const start = Date.UTC(year, month, day);
    const end = found[3] ? start : found[2] ? Date.UTC(year, month + 1, 0) : Date.UTC(year, 11, 31);
    return { start, end, label: found[0] };
  }
  function datedDots() {
    const rows = new Map();
    const undated = new Set();
    for (const passage of listed) {
      for (const variant of passage.variants) {
        for (const witness of variant.witnesses) {
          const article = data.documents[witness.a];
          const when = period(article.d);
          if (!when) { undated.add(witness.a); continue; }
          if (!rows.has(article.o)) rows.set(article.o, new Map());
          const dots = rows.get(article.o);
          const dot = dots.get(when.label) || { ...when, grade: 0, articles: new Set() };
          dot.grade = Math.max(dot.grade, variant.grade);
          dot.articles.add(witness.a);
          dots.set(when.label, dot);
        }
      }
    }
    return { rows, undated: undated.size };
  }
  function ticks(start, end, most) {
    const found = [];
    const days = (end - start) / DAY + 1;
    const at = new Date(start);
    const years = Math.ceil(days / 365 / most), months = Math.ceil(days / 30 / most), step = Math.max(1, Math.ceil(days / most));
    for (let n = 0; n < 40; n += 1) {
      const time = days > 1000 ? Date.UTC(at.getUTCFullYear() + n * years, 0, 1)
        : days > 70 ? Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + n * months, 1) : start + n * step * DAY;
      if (time > end) break;
      if (time >= start) found.push([time, new Date(time).toISOString().slice(0, days > 1000 ? 4 : days > 70 ? 7 : 10)]);
    }
    return found;
  }
  function drawTimeline() {
    const holder = byId("timeline");
    if (!holder) return;
    const { rows, undated } = datedDots();
    const first = (dots) => Math.min(...[...dots.values()].map((dot) => dot.start));
    const most = [...rows].sort((a, b) => b[1].size - a[1].size).slice(0, 24);
    const named = most.sort((a, b) => first(a[1]) - first(b[1]) || (a[0] < b[0] ? -1 : 1));
    const left = rows.size - named.length;
    const notes = ["When each outlet carried the passages listed above. The sign is the worst change of that day."];
    if (left > 0) notes.push(`${counted(left, "outlet")} with fewer dates not shown.`);
    if (undated) notes.push(`${counted(undated, "article")} without a date.`);
    byId("when-note").textContent = notes.join(" ");
    holder.replaceChildren();
    if (!named.length) return;
    const all = named.flatMap(([, dots]) => [...dots.values()]);
    let start = Math.min(...all.map((dot) => dot.start)), end = Math.max(...all.map((dot) => dot.end));
    const pad = Math.max(DAY, (end - start) * 0.03);
    const marks = ticks(start, end, holder.clientWidth < 600 ? 2 : 8);
    start -= pad; end += pad;
    const width = printing ? 680 : Math.max(320, holder.clientWidth), label = width < 600 ? 116 : 210, step = 28, top = 26;
    const height = top + named.length * step + 8;
    const x = (time) => label + ((time - start) / (end - start)) * (width - label - 14);
    const picture = svg("svg", { class: "timeline", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "Timeline of outlets" });
    for (const [time, name] of marks) {
      const at = x(time);
      picture.append(svg("line", { x1: at, x2: at, y1: top - 6, y2: height }));
      picture.append(svg("text", { x: at, y: 12, "text-anchor": at > width - 60 ? "end" : "middle" }, name));
    }
    named.forEach(([outlet, dots], position) => {
      const y = top + position * step + step / 2;
      picture.append(svg("line", { x1: label, x2: width, y1: y, y2: y }));
      const room = Math.floor((label - 12) / 6.6);
      const name = svg("text", { class: "name", x: 0, y: y + 4 }, outlet.length > room ? `${outlet.slice(0, room - 1)}…` : outlet);
      picture.append(put(name, svg("title", {}, outlet)));
      for (const dot of dots.values()) picture.append(dotOf(dot, outlet, x, y));
    });
    holder.append(picture);
  }
  function dotOf(dot, outlet, x, y) {
    const group = svg("g", { class: `g${dot.grade}` });
    group.append(svg("title", {}, `${outlet}, ${dot.label}: ${counted(dot.articles.size, "article")}, ${data.grades[dot.grade][0]}`));
    const from = x(dot.start), to = x(dot.end), middle = (from + to) / 2, half = Math.max(9, (to - from) / 2);
    group.append(svg("rect", { class: "dot", x: middle - half, y: y - 9, width: 2 * half, height: 18, rx: 9 }));
    group.append(svg("text", { class: "dot-sign", x: middle, y: y + 0.5, "font-size": 10.5 }, data.grades[dot.grade][1]));
    return group;
  }

  // ---- quotations in no passage -------------------------------------------------------------------------------
  function strayMatches(stray) {
    const article = data.documents[stray.a];
    if (state.outlet && article.o !== state.outlet) return false;
    const hay = `${stray.w}\n${article.o}\n${article.t}\n${stray.c}\n${stray.r}`.toLocaleLowerCase();
    return !state.words || state.words.split(/\s+/).every((word) => hay.includes(word));
  }
  function drawStray(more = false) {
    const list = byId("stray");
    if (!list) return;
    if (!more) { list.replaceChildren(); strayShown = 0; }
    const found = data.unplaced.filter(strayMatches);
    for (const stray of found.slice(strayShown, strayShown + CHUNK)) {
      const article = data.documents[stray.a];
      const item = make("li");
      put(item, quoted("quote", `“${stray.w}”`), whoOf(article, [stray.c && `credited to ${stray.c}`], stray.l), quoted("reason", stray.r));
      if (stray.n) item.append(quoted("facts", `Nearest, ${stray.n[0]}: “${stray.n[1]}” (likeness ${stray.n[2]})`));
      list.append(item);
    }
    strayShown += CHUNK;
    byId("more-stray").hidden = strayShown >= found.length;
  }

  // ---- controls -----------------------------------------------------------------------------------------------
  function choose(name, value) {
    state[name] = value;
    byId(name).value = String(value);
    refresh();
  }
  for (const outlet of outlets) {
    const option = make("option", "", outlet.slice(0, 80));
    option.value = outlet;
    byId("outlet").append(option);
  }
  data.grades.forEach(([word], grade) => {
    const option = make("option", "", grade % (data.grades.length - 1) ? `${word} or worse` : word);
    option.value = String(grade);
    byId("least").append(option);
  });
  let typing = 0;
  byId("words").addEventListener("input", (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => { state.words = event.target.value.trim().toLocaleLowerCase(); refresh(); }, 120);
  });
  byId("outlet").addEventListener("change", (event) => choose("outlet", event.target.value));
  byId("least").addEventListener("change", (event) => choose("least", Number(event.target.value)));
  byId("order").addEventListener("change", (event) => choose("order", event.target.value));
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    Object.assign(state, { words: "", outlet: "", least: ANY });
    byId("words").value = byId("outlet").value = "";
    byId("least").value = String(ANY);
    refresh();
    byId("words").focus();
  });
  for (const button of document.querySelectorAll("#key button")) {
    button.addEventListener("click", () => {
      const grade = Number(button.dataset.grade);
      choose("least", state.least === grade ? ANY : grade);
    });
  }
  for (const part of document.querySelectorAll("#spread .seg")) part.style.flexGrow = part.dataset.share;
  byId("more").addEventListener("click", () => drawRows(CHUNK));
  if (byId("more-stray")) byId("more-stray").addEventListener("click", () => drawStray(true));
  if ("IntersectionObserver" in window) {
    new IntersectionObserver((entries) => { if (entries[0].isIntersecting && !byId("more").hidden) drawRows(CHUNK); }, { rootMargin: "600px" }).observe(byId("more"));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !inField) { event.preventDefault(); byId("words").focus(); return; }
    if (event.key === "Escape") {
      if (inField) event.target.blur();
      else if (openRow) { const row = openRow; close(row); row.querySelector(".opener").focus(); }
      return;
    }
    if (event.target.id === "words" && event.key === "ArrowDown" && document.querySelector(".opener")) {
      event.preventDefault();
      document.querySelector(".opener").focus();
      return;
    }
    if (inField || !["ArrowDown", "ArrowUp", "j", "k"].includes(event.key)) return;
    const openers = [...document.querySelectorAll(".opener")];
    const at = openers.indexOf(document.activeElement);
    const down = event.key === "ArrowDown" || event.key === "j";
    if (at < 0 && event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const next = openers[Math.min(openers.length - 1, Math.max(0, at + (down ? 1 : -1)))];
    if (next) next.focus();
  });
  let before = 0;
  window.addEventListener("resize", () => {
    const width = byId("passages").clientWidth;
    if (width === before) return;
    before = width;
    const open = openRow && openRow.passage;
    refresh();
    if (open) reveal(open);
  });
  window.addEventListener("beforeprint", () => {
    printing = true;
    refresh();
    drawTimeline();
    drawStray();
    if (listed.length > 150) return;
    drawRows(listed.length);
    for (const row of document.querySelectorAll("tr.row")) if (!data.site) toggle(row, false);
  });
  window.addEventListener("afterprint", () => { printing = false; refresh(); });
  function reveal(passage) {
    const position = listed.indexOf(passage);
    if (position < 0) return;
    if (position >= shownRows) drawRows(position + 1 - shownRows);
    const row = byId("rows").querySelectorAll("tr.row")[position];
    if (!row.classList.contains("open") && !passage.page) toggle(row);
    row.scrollIntoView({ block: "start" });
  }
  function follow() {
    if (!location.hash.startsWith("#passage=")) return;
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(9)); } catch { return; }
    const passage = data.passages.find((each) => each.id === id);
    if (passage) reveal(passage);
  }
  window.addEventListener("hashchange", follow);
  before = byId("passages").clientWidth;
  refresh();
  follow();
})();
