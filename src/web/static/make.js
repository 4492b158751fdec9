/** Elements for the page's scripts. A text is always a text: nothing a person wrote is ever read as markup. */

/**
 * @param {string} tag
 * @param {Record<string, string | boolean | number | null | undefined>} [attributes] `true` sets it empty, `false` and `null` leave it out
 * @param {...(Node | string | null | undefined)} children
 * @returns {any}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A copy of a sign that the server drew into the page. @param {string} name */
export function sign(name) {
  const icons = /** @type {HTMLTemplateElement | null} */ (document.getElementById('icons'));
  const icon = icons?.content.querySelector(`[data-icon="${name}"] svg`);
  return icon ? icon.cloneNode(true) : document.createTextNode('');
}

/** Fills `{n}` and its like. @param {string | undefined} text @param {Record<string, string | number>} values */
export function fill(text, values) {
  return (text ?? '').replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
