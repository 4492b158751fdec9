/** What people type in English, folded (fold.ts): data for the recognisers, never shown to anybody. */

import type { CommandName } from './command-names.ts';

const list = (words: string): readonly string[] =>
  words
    .trim()
    .split('|')
    .map((word) => word.trim().replace(/\s+/g, ' '));

/** Each command's own name (contract.md) is a word, too: command-of.ts adds it. */
export const commandWords: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  start: list(`begin`),
  help: list(`
    help me | menu | how does this work | how do i use this | how to use this | what can you do | instructions |
    how do i file an opinion | how do i report something | i need help
  `),
  language: list(`change language | switch language | lang`),
  cancel: list(`quit | exit | back | go back | never mind | nevermind | forget it`),
  join: list(`invitation code | i have a code | register with code`),
  stop: list(`unsubscribe | opt out | stop reminders | no more reminders | stop sending me messages`),
  new: list(`
    report | new opinion | new matter | something new | another matter | something else | a new one | complaint |
    i have a complaint | i want to complain | i would like to complain | i want to report something |
    i want to report a problem | report a problem | report something | i have a problem | i have a suggestion |
    suggestion | i want to say something | write an opinion | feedback for my councillor
  `),
  my: list(`
    mine | my opinions | my matters | my reports | my complaints | my list | list my opinions
  `),
  status: list(`
    check | check status | progress | update | updates | any news | any update | any updates |
    is there any news | is there an update | any progress | any answer | any answer yet | any reply |
    any response | still no answer | still no news | still nothing | no answer yet | no news yet |
    what happened | what's happening | whats happening | what is happening | what's going on | what is going on |
    what about my opinion | what happened to my opinion | where does it stand | where is it | how is it going |
    how far is it | is it done | is it done yet | is it fixed yet | did they answer | did she answer |
    did he answer | has anyone looked at it | how long will it take | when will i hear
  `),
  add: list(`supplement | add something | i want to add something | add more | one more thing`),
  withdraw: list(`take it back | take back | recall | i withdraw | withdraw it | i want to withdraw`),
  rate: list(`rating | give a rating`),
  reopen: list(`do it again | reopen it | open it again | not solved, reopen`),
  consent: list(`publish it | you may publish | make it public | i consent | i agree to publish`),
  callback: list(`
    call me | call me back | call back | please call | please call me | please call me back | phone me |
    ring me | give me a call | human | a human | a human please | human please | real person | a real person |
    a real person please | talk to a human | talk to a person | talk to a real person |
    i want to talk to a human | i want to talk to a person | i want to talk to someone | can i talk to someone |
    can i speak to someone | speak to a human | speak to someone | agent | operator please | contact me |
    please contact me | i cannot type | i can't type
  `),
  enough: list(`
    it is enough | it's enough | that is enough | that's enough | no need to go on | you can stop working on it
  `),
  deputies: list(`
    deputy | find deputy | find a deputy | find my deputy | find deputies | find my deputies | my deputy | my deputies | who is my deputy | list of deputies |
    councillors | councillor | find councillor | find councillors | find my councillors | find a councillor | find my councillor | my councillor |
    who is my councillor | who are my councillors | nearby deputies | nearby councillors | nearby
  `),
  'change-deputy': list(`
    another deputy | other deputy | different deputy | a different deputy | change councillor |
    another councillor | different councillor | wrong deputy | wrong councillor
  `),
  why: list(`
    why that day | why this day | why that date | why this date | why so long | why so late | why so slow |
    why does it take so long | what for | how come
  `),
  urge: list(`
    hurry | hurry up | remind them | remind him | remind her | push | push it | faster | quick | quickly |
    please hurry | chase | chase it | asap
  `),
  'not-told': list(`
    nobody told me | no one told me | nobody has told me | no one has told me | i was not told | i wasn't told |
    nobody contacted me | no one contacted me | i never got an answer | i got no answer |
    i have not got an answer | i did not get an answer | i didn't get an answer
  `),
  inbox: list(`to do | todo | my tasks | tasks`),
  open: list(`show | view | read`),
  ack: list(`acknowledge | acknowledged`),
  'accept-all': list(`accept all | accept everything | all accepted`),
  'co-opinion': list(`co-handler opinion | our opinion`),
  handed: list(`handed out | slip handed out`),
  'ack-all': list(`acknowledge all | all acknowledged | ack everything | acknowledge everything`),
  ask: list(`question | ask a question`),
  answer: list(`reply | respond`),
  explain: list(`explanation | cannot be done now`),
  correct: list(`correction`),
  followup: list(`follow up | follow-up`),
  handback: list(`hand back | give back | not mine`),
  split: list(`not the same | not the same matter`),
  away: list(`on leave | i am away | i'm away`),
  returned: list(`i am back | i'm back | back from leave | end leave`),
  practice: list(`practise | try it`),
  templates: list(`template | my templates`),
  digest: list(`later | tonight | in the evening | change time`),
  handover: list(`hand over`),
  told: list(`told them | already told | has been told`),
  held: list(`hold`),
  overdue: list(`late`),
  called: list(`i called | called back`),
  forward: list(`forward | send on | pass it on`),
  refer: list(`refer | refer to | refer it to`),
  transfer: list(`transfer | transfer to`),
  report: list(`report to congress | report to the council`),
  drop: list(`drop | drop route | drop the route`),
  evaluate: list(`evaluate`),
  accept: list(`accept | accepted`),
  decline: list(`decline | declined`),
  'nothing-new': list(`nothing new`),
  'pass-on': list(`pass on | pass supplement on`),
  'take-back': list(`ask it back | have it back`),
  bind: list(`bind`),
  register: list(`register | registered`),
  'give-back': list(`give it back to the deputy`),
  return: list(`return | not ours`),
  extend: list(`extend | extension | more time`),
  progress: list(`progress report | how far we are`),
  reply: list(`formal reply | final reply`),
  inquire: list(`inquire | ask the deputy`),
  verify: list(`verify | contact needed`),
  'not-yet': list(`mydata | my data | delete my data | erase my data`),
};

/** Behind a number of an opinion they take it to the congress; alone they begin an opinion. */
export const reportWords: readonly string[] = list(`report`);

export const numerals: readonly string[] = list(`
  zero | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | thirteen |
  fourteen | fifteen | sixteen | seventeen | eighteen | nineteen | twenty
`);
export const ordinals: readonly string[] = list(`
  zeroth | first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | eleventh |
  twelfth | thirteenth | fourteenth | fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth
`);

export const yesWords: readonly string[] = list(`
  yes | y | ya | yes please | yep | yup | yeah | yea | ok | okay | okey | k | kk | ok ok | sure | fine | right |
  correct | agreed | agree | confirm | confirmed | sounds good | sounds great | looks good | go ahead | of course | absolutely |
  alright | all right | good | please do | that is right | that's right | yes it is | do it
`);

/** Among the yes words: those that name the handing in itself. */
export const submitWords: readonly string[] = list(`
  submit | submit it | submit this | submit now | please submit | please submit it | just submit | send | send it |
  please send it | send it now | send it off | hand it in | hand in | file it
`);

export const noWords: readonly string[] = list(`
  no | n | nope | nah | no thanks | no thank you | not now | don't | do not | not really | no need | wrong |
  disagree | no it is not | not that | don't send | do not send | don't send it | i do not want to |
  i don't want to | do not submit | don't submit | don't submit it | not yet | don't send this | do not send it
`);

/** Of these those that throw away what is being asked about. */
export const dropWords: readonly string[] = list(`
  don't send | do not send | don't send it | do not submit | don't submit | don't submit it
`);
