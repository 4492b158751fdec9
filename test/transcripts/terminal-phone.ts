/** A seat at the terminal: what is typed, and what appears on the screen. */

import type { Terminal } from '../../bots/terminal/terminal.ts';
import type { Phone, Shown } from './theatre.ts';

export function terminalPhones(
  channel: Terminal,
  screens: Map<string, Shown[]>,
  ownLanguage: string,
  deliver: () => Promise<void>,
): (name: string) => Phone {
  let count = 0;
  return (name) => {
    const address = `${name} ${++count}`;
    const screen: Shown[] = [];
    screens.set(address, screen);
    let read = 0;
    const type = async (text: string) => {
      await channel.type(address, text);
      await deliver();
    };
    return {
      open: async (start, language) => {
        // A keyboard does not tell its language: it is chosen first, as a person would.
        if (language && language !== ownLanguage) await type(`/language ${language}`);
        read = screen.length;
        await type(`/start ${start}`.trim());
      },
      say: type,
      tap: async (label) => {
        const choice = screen.findLast((one) => one.choices.length > 0)?.choices.find((one) => one.label === label);
        if (!choice) throw new Error(`"${label}" is not among the newest choices on the screen.`);
        await type(String(choice.n));
      },
      // No quoting here: the word with the number does the same.
      quote: (number, text) => type(`/answer ${number} ${text}`),
      photo: () => Promise.reject(new Error('The terminal takes no pictures.')),
      read: async () => {
        const letters = screen.slice(read);
        read = screen.length;
        return letters;
      },
    };
  };
}
