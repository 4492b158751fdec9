/** Every word in chat (contract.md) that this version knows, and the groups that are read alike. */

const anyone = 'start help language cancel join stop';
const citizen =
  'new my status add withdraw rate reopen consent callback enough deputies change-deputy why urge not-told';
const deputy =
  'inbox open ack ack-all ask news answer explain correct followup divert merge split handback record away returned practice templates digest undo forward refer transfer report drop evaluate accept decline nothing-new pass-on take-back';
const office = 'triage assign handover told held decide overdue called supervise bind register give-back';
const handler = 'return extend progress reply inquire verify co-opinion accept-all handed';

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

/** `not-yet`: a word of the contract that this version does not have; `unknown`: nobody's. `args[0]` is the word. */
export type CommandName =
  | Words<typeof anyone>
  | Words<typeof citizen>
  | Words<typeof deputy>
  | Words<typeof office>
  | Words<typeof handler>
  | 'not-yet'
  | 'unknown';

const split = (words: string): readonly CommandName[] => words.split(' ') as CommandName[];

/** The words that can be typed. */
export const commandNames: readonly CommandName[] = split([anyone, citizen, deputy, office, handler].join(' '));

/** Behind these a number is no opinion's number: it belongs to what they take (a code, an hour, a day, a name). */
export const namesWithoutNumber: ReadonlySet<CommandName> = new Set(
  split(
    'start help language join stop new my deputies change-deputy inbox ack-all accept-all record away returned practice templates digest triage overdue',
  ),
);

/** They change nothing, so they count among courtesies, too: 您好，有消息吗？谢谢. */
export const harmlessNames: ReadonlySet<CommandName> = new Set(split('status urge why callback help my new deputies'));

/** Words of the contract that come with a later version; known so that they are not taken for an opinion. */
export const laterNames: ReadonlySet<string> = new Set(
  'link unlink follow mydata forget suggest motion cosign deliberate concern visit stats commission publish notice as'.split(
    ' ',
  ),
);
