/** What every page does beyond plain links and forms: A+ in place, copy and print buttons, the eye led to what was just done. */

import { copyOnPress } from './copy.js';

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[data-big]'))) {
  const word = /** @type {HTMLElement} */ (link.querySelector('.vh'));
  const show = () => {
    const big = document.documentElement.classList.contains('big');
    link.setAttribute('aria-pressed', String(big));
    link.title = link.dataset.big ?? '';
    word.textContent = link.title;
  };
  link.setAttribute('role', 'button');
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const big = document.documentElement.classList.toggle('big');
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing on plain http and in Firefox.
    document.cookie = `big=${big ? 1 : 0}; Path=/; Max-Age=31536000; SameSite=Lax`;
    show();
  });
  show();
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('button[data-copy]'))) {
  copyOnPress(button, button.dataset.copy ?? '', button.dataset.copied ?? '');
  button.hidden = false;
}

/** @type {HTMLElement | null} */ (document.querySelector('[data-focus]'))?.focus();

// Files that are too large together would end the sending midway, and every word with it: said before.
for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[data-most]'))) {
  const form = field.form;
  const fields = [...(form?.querySelectorAll('input[type="file"]') ?? [])];
  const weigh = () => {
    const files = fields.flatMap((one) => [.../** @type {HTMLInputElement} */ (one.files ?? [])]);
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const over = bytes > Number(field.dataset.most) && (field.files?.length ?? 0) > 0;
    field.setCustomValidity(over ? (field.dataset.tooLarge ?? '') : '');
    return field.reportValidity();
  };
  field.addEventListener('change', weigh);
  form?.addEventListener('submit', (event) => {
    if (weigh()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}

// A second press of the same button is not a second act; the form's id says so to the server, too.
for (const form of document.querySelectorAll('form[method="post"]:not([data-forward], [data-reset])')) {
  form.addEventListener('submit', (event) => {
    if (form.hasAttribute('aria-busy')) event.preventDefault();
    form.setAttribute('aria-busy', 'true');
  });
}

// Back to a page kept by the browser: its forms may be used again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy');
});

// The sheet's one button; without scripts its words say which keys print.
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('[data-print]'))) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
