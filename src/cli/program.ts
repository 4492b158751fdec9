/** All commands with their words; each is loaded when it is called. Exit codes: 0, 1 failed, 2 bad arguments. */

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { TextKey } from '../text/say.ts';
import { fail, operatorSay } from './operator-voice.ts';
import { speak } from './usage-words.ts';

export async function program(argv: readonly string[]): Promise<void> {
  const say = operatorSay();
  const help = (name: string) => say(`cli:help.${name}` as TextKey);
  const root = speak(new Command('huying').description(help('huying')), say);
  const add = (parent: Command, usage: string, text: string) =>
    speak(parent.command(usage).description(help(text)), say);
  const json = new Option('--json', help('json'));
  const dateTime = (value: string): Date => {
    const at = new Date(value);
    if (Number.isNaN(at.getTime())) throw new InvalidArgumentError(say('cli:help.badDate', { value }));
    return at;
  };

  add(root, 'start', 'start')
    .option('--only <channels>', help('only'))
    .option('--no-schedule', help('noSchedule'))
    .action(async (options) => (await import('./start.ts')).start(options));
  add(root, 'try', 'try').action(async () => (await import('./try.ts')).tryInTerminal());
  add(root, 'demo', 'demo').action(async () => (await import('./demo.ts')).makeDemo());
  add(root, 'migrate', 'migrate')
    .addOption(json)
    .action(async (options) => (await import('./migrate.ts')).migrateNow(options));
  add(root, 'remind', 'remind')
    .option('--now <iso>', help('now'), dateTime)
    .addOption(json)
    .action(async (options) => (await import('./remind.ts')).remind(options));
  add(root, 'deliver', 'deliver')
    .addOption(json)
    .action(async (options) => (await import('./deliver.ts')).deliver(options));
  add(root, 'invite', 'invite')
    .option('--deputy <no>', help('deputy'))
    .option('--office <id>', help('office'))
    .option('--handler <organ>', help('handler'))
    .option('--operator', help('operator'))
    .option('--png <file>', help('png'))
    .addOption(json)
    .action(async (options) => (await import('./invite.ts')).invite(options));
  add(root, 'link', 'link')
    .option('--deputy <no>', help('deputy'))
    .option('--station <id>', help('station'))
    .option('--png <file>', help('png'))
    .addOption(json)
    .action(async (options) => (await import('./link.ts')).link(options));
  add(root, 'doctor', 'doctor')
    .addOption(json)
    .action(async (options) => (await import('./doctor.ts')).doctor(options));
  const imports = add(root, 'import', 'import');
  add(imports, 'roster <file>', 'importRoster')
    .option('--dry-run', help('dryRun'))
    .option('--verbose', help('verbose'))
    .addOption(json)
    .action(async (file, options) => (await import('./import-roster.ts')).importRosterFile(file, options));
  add(imports, 'holidays <file>', 'importHolidays')
    .addOption(json)
    .action(async (file, options) => (await import('./import-holidays.ts')).importHolidays(file, options));

  try {
    await root.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) fail(error);
    // Commander has said what was wrong; asking for help is no failure.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

/** Bad arguments that only the command itself can see. */
export class BadArguments extends CommanderError {
  constructor(message: string) {
    super(2, 'huying.arguments', message);
    process.stderr.write(`${message}\n`);
  }
}
