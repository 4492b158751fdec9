/** What the page remembers between visits. Where storage is blocked it remembers until it is closed. */

/** @type {Map<string, string>} */
const memory = new Map();

/** @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

/** Everything whose name begins so. @param {string} start @returns {string[]} */
export function recallAll(start) {
  const keys = new Set(memory.keys());
  try {
    for (const key of Object.keys(localStorage)) keys.add(key);
  } catch {
    // Blocked: memory has it.
  }
  return [...keys].filter((key) => key.startsWith(start)).flatMap((key) => recall(key) ?? []);
}

/** @param {string} key @param {string | null} value */
export function keep(key, value) {
  if (value === null) memory.delete(key);
  else memory.set(key, value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Blocked or full: memory has it.
  }
}

/** An id nobody else makes; `crypto.randomUUID` is missing on plain http. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
