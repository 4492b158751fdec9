/** Copies a text; on plain http, where the clipboard is closed, in the old way. @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'vh';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** The button says that it was done, and then its own word again. @param {HTMLButtonElement} button @param {string} text @param {string} done */
export function copyOnPress(button, text, done) {
  const word = button.querySelector('span') ?? button;
  const before = word.textContent;
  button.addEventListener('click', async () => {
    if (!(await copy(text))) return;
    word.textContent = done;
    button.focus();
    setTimeout(() => {
      word.textContent = before;
    }, 2000);
  });
}
