/** The demonstration: three conversations by the same API as everybody's, and a clock to turn. */

import { openConversation } from './conversation.js';
import { keep, recall } from './keep.js';
import { fill, make } from './make.js';
import { makeTurns } from './turns.js';

/** @typedef {{ id: string, state: 'done' | 'now' | 'todo', day?: string, word?: string }} Step */
/** @typedef {{ between: string, what: string, why: string, late: boolean }} Clock */
/** @typedef {{ number: number, title: string, steps: Step[], clocks: Clock[], reply: { url: string, organ: string } | null }} Shown */
/** @typedef {{ now: string, date: string, opinion: Shown | null }} State */

const place = /** @type {HTMLElement} */ (document.querySelector('[data-demo]'));
const {
  words: text = '{}',
  demoWords = '{}',
  state: first = '{}',
  language = 'zh-CN',
  zone = 'UTC',
  limits = '{}',
} = place.dataset;
/** @type {Record<string, string>} */
const words = JSON.parse(text);
/** @type {Record<string, string> & { hint: Record<string, string>, word: Record<string, string> }} */
const told = JSON.parse(demoWords);
/** @param {string} what @returns {any} */
const part = (what) => place.querySelector(what);
const phones = /** @type {HTMLElement[]} */ ([...place.querySelectorAll('[data-phone]')]);
const tabs = /** @type {HTMLButtonElement[]} */ ([...place.querySelectorAll('[data-tab]')]);

/** @type {State} */
let state = JSON.parse(first);
let known = Date.now();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let looking;
/** @type {Map<string, { end: () => void }>} */
const conversations = new Map();

for (const phone of phones) {
  const role = phone.dataset.phone ?? '';
  const body = /** @type {HTMLElement} */ (phone.querySelector('.conversation'));
  conversations.set(
    role,
    openConversation(body, {
      token: phone.dataset.token ?? '',
      words: { ...words, log: phone.getAttribute('aria-label') ?? '' },
      language,
      zone,
      limits: JSON.parse(limits),
      placeholder: phone.dataset.placeholder ?? '',
      store: null,
      fromTop: true,
      // The demonstration's own time goes on from where its clock stands.
      now: () => new Date(Date.parse(state.now) + Date.now() - known),
      tries: JSON.parse(body.dataset.tries ?? '[]'),
      triesWord: told.tries ?? '',
      heard: () => {
        count(role);
        look();
      },
      said: look,
      lost: once,
    }),
  );
}

for (const tab of tabs) {
  tab.addEventListener('click', () => {
    for (const one of tabs) one.setAttribute('aria-pressed', String(one === tab));
    for (const phone of phones) phone.classList.toggle('shown', phone.dataset.phone === tab.dataset.tab);
    fresh(tab, 0);
    conversations.get(tab.dataset.tab ?? '')?.end();
  });
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (place.querySelectorAll('[data-forward]'))) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    forward(/** @type {HTMLButtonElement} */ (event.submitter));
  });
}

const turn = makeTurns({
  note: part('[data-turning]'),
  buttons: [...place.querySelectorAll('[data-forward] button, [data-reset] button')],
  phones: part('.phones'),
  seconds: words.seconds ?? '',
});

/** @param {HTMLButtonElement} button */
const forward = (button) =>
  turn(told.turning ?? '', told.failed ?? '', async () => {
    await send('/demo/forward', { [button.name]: Number(button.value) });
    await refresh();
  });

part('[data-reset]').addEventListener('submit', (/** @type {Event} */ event) => {
  event.preventDefault();
  turn(told.resetting ?? '', told.resetFailed ?? '', async () => {
    await send('/demo/reset', {});
    location.reload();
    // The page stays as it is until the new one comes.
    await new Promise(() => {});
  });
});

for (const button of place.querySelectorAll('button[disabled]')) button.removeAttribute('disabled');

/** @param {string} url @param {Record<string, number>} body */
async function send(url, body) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
}

/** The steps move when somebody speaks: looked at a moment later, once for many letters. */
function look() {
  clearTimeout(looking);
  looking = setTimeout(() => refresh().catch(() => {}), 700);
}

async function refresh() {
  const answer = await fetch('/demo/state', { headers: { accept: 'application/json' }, cache: 'no-store' });
  if (!answer.ok) throw new Error(`/demo/state answered ${answer.status}.`);
  state = await answer.json();
  known = Date.now();
  draw();
}

function draw() {
  const date = fill(words.day, { day: dayOf(state.date), weekday: weekdayOf(state.date) });
  if (part('[data-date]').textContent !== date) part('[data-date]').textContent = date;
  part('[data-subject]').textContent = state.opinion
    ? fill(told.subject, { number: state.opinion.number, title: state.opinion.title })
    : told.begin;
  for (const item of place.querySelectorAll('[data-step]')) {
    const id = item.getAttribute('data-step') ?? '';
    const step = state.opinion?.steps.find((one) => one.id === id) ?? { id, state: id === 'submit' ? 'now' : 'todo' };
    const { day, word } = /** @type {Step} */ (step);
    item.className = word === 'late' ? `${step.state} late` : step.state;
    if (step.state === 'now') item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
    const shown = day ? dayOf(day) : '';
    /** @type {HTMLElement} */ (item.querySelector('span')).textContent = word
      ? fill(told.word[word], { day: shown })
      : shown || (told.hint[id] ?? '');
  }
  drawClocks();
}

/** Redrawn only when something moved: an opened reason stays open. */
function drawClocks() {
  const box = /** @type {HTMLElement | null} */ (part('[data-clocks]'));
  if (!box) return;
  const { clocks = [], reply = null } = state.opinion ?? {};
  const shown = JSON.stringify([clocks, reply]);
  if (box.dataset.shown === shown) return;
  box.dataset.shown = shown;
  box.hidden = clocks.length === 0 && reply === null;
  box.replaceChildren(
    ...clocks.map(({ between, what, why, late }) =>
      make(
        'details',
        {},
        make('summary', { class: late && 'late' }, make('span', { class: 'muted' }, between), make('b', {}, what)),
        make('p', { class: 'muted' }, why),
      ),
    ),
    ...(reply
      ? [make('a', { class: 'link', href: reply.url, target: '_blank' }, fill(told.reply, { organ: reply.organ }))]
      : []),
  );
}

/** @param {string} role */
function count(role) {
  const tab = tabs.find((one) => one.dataset.tab === role);
  if (tab && tab.getAttribute('aria-pressed') !== 'true') fresh(tab, Number(tab.dataset.count ?? 0) + 1);
}

/** @param {HTMLElement} tab @param {number} n */
function fresh(tab, n) {
  tab.dataset.count = String(n);
  const word = n === 0 ? [] : [make('span', {}, fill(told.fresh, { n }))];
  tab.querySelector('[data-fresh]')?.replaceChildren(...word);
}

/** The demonstration was made anew elsewhere: take its new phones, but not again and again. */
function once() {
  const last = Number(recall('huying.demo.reload') ?? 0);
  if (Date.now() - last < 10_000) return;
  keep('huying.demo.reload', String(Date.now()));
  location.reload();
}

/** @param {string} day */
function dayOf(day) {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`));
}

/** @param {string} day */
function weekdayOf(day) {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: language === 'en' ? 'long' : 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`));
}
