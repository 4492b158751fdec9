/** What commander says by itself, in the operator's language: headings, its own descriptions, and what was wrong. */

import type { Command } from 'commander';
import type { Say } from '../text/say.ts';

const titles = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Commands:': 'commands',
} as const;

/** Commander's sentences, with what is quoted in them. */
const wrongs = [
  [/unknown command '(?<value>.+?)'(?:[\s\S]*Did you mean (?<near>.+?)\?)?/, 'unknownCommand'],
  [/unknown option '(?<value>.+?)'(?:[\s\S]*Did you mean (?<near>.+?)\?)?/, 'unknownOption'],
  [/missing required argument '(?<value>.+?)'/, 'missingArgument'],
  [/option '(?<value>.+?)' argument missing/, 'missingValue'],
  [/option '.+?' argument '.*?' is invalid\. (?<value>[\s\S]+)/, 'invalid'],
  [/too many arguments.*Expected (?<value>\d+)/, 'tooMany'],
] as const;

export function speak(command: Command, say: Say): Command {
  return command
    .exitOverride()
    .showHelpAfterError(say('cli:help.hint'))
    .helpOption('-h, --help', say('cli:usage.help'))
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => {
        const name = titles[title as keyof typeof titles];
        return name ? say(`cli:usage.${name}`) : title;
      },
      subcommandTerm: (one) =>
        [one.name(), ...one.registeredArguments.map((argument) => `<${argument.name()}>`)].join(' '),
      styleUsage: (usage) =>
        usage.replace('[options]', say('cli:usage.anyOptions')).replace('[command]', say('cli:usage.anyCommand')),
    })
    .configureOutput({ outputError: (text, write) => write(`${inOwnWords(text, say)}\n`) });
}

function inOwnWords(text: string, say: Say): string {
  for (const [pattern, name] of wrongs) {
    const { value = '', near } = text.match(pattern)?.groups ?? {};
    if (value) return say(`cli:usage.${name}`, { value: value.trim() }) + (near ? say('cli:usage.near', { near }) : '');
  }
  return text.trimEnd();
}
