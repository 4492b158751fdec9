/** What people type in English, folded (fold.ts): data for the recognisers, never shown to anybody. */

import type { CommandName } from './command-names.ts';
import type { TalkKind } from './phrases.ts';

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
    deputy | find deputy | find a deputy | find my deputy | my deputy | who is my deputy | list of deputies |
    councillors | councillor | find councillor | find a councillor | find my councillor | my councillor |
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
  'ack-all': list(`acknowledge all | all acknowledged | ack everything | acknowledge everything`),
  ask: list(`question | ask a question`),
  answer: list(`reply | respond`),
  explain: list(`explanation | cannot be done now`),
  correct: list(`correction`),
  followup: list(`follow up | follow-up`),
  handback: list(`hand back | give back | not mine`),
  split: list(`not the same | not the same matter`),
  away: list(`on leave | i am away | i'm away | i am back | i'm back`),
  practice: list(`practise | try it`),
  templates: list(`template | my templates`),
  digest: list(`later | tonight | in the evening | change time`),
  handover: list(`hand over`),
  told: list(`told them | already told | has been told`),
  held: list(`hold`),
  overdue: list(`late`),
  called: list(`i called | called back`),
  'not-yet': list(`mydata | my data | delete my data | erase my data`),
};

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
  correct | agreed | agree | confirm | confirmed | submit | send | send it | go ahead | of course | absolutely |
  alright | all right | good | please do | that is right | that's right | yes it is | do it
`);

export const noWords: readonly string[] = list(`
  no | n | nope | nah | no thanks | no thank you | not now | don't | do not | not really | no need | wrong |
  disagree | no it is not | not that | don't send | do not send | don't send it | i do not want to |
  i don't want to
`);

/** Of these those that throw away what is being asked about. */
export const dropWords: readonly string[] = list(`don't send | do not send | don't send it`);

export const talkWords: Readonly<Partial<Record<TalkKind, readonly string[]>>> = {
  status: list(`news | answer | reply | show | view | read | open | inbox | overdue | late`),
  greeting: list(`
    hello | hi | hey | hello hello | hi there | hello there | hey there | good morning | good afternoon |
    good evening | good day | morning | greetings | dear deputy | dear councillor | dear sir or madam |
    anyone there | anybody there | is anyone there | is anybody there | are you there | are you online |
    you there | yo | happy new year | merry christmas | nihao | ni hao | excuse me | how are you |
    how do you do | nice to meet you
  `),
  thanks: list(`
    thanks | thank you | thank u | thx | ty | tnx | many thanks | thanks a lot | thank you very much |
    thank you so much | thanks so much | thanks very much | much appreciated | i appreciate it | appreciated |
    great | great thanks | great thank you | wonderful | perfect | excellent | well done | good job | good work |
    nice | awesome | brilliant | lovely | cheers | that is great | that's great | very good | very kind |
    so kind of you | xiexie | ok thanks | ok thank you | okay thanks | thanks for your help |
    thank you for your help | thank you for your work | thanks everyone | bless you | god bless you
  `),
  ack: list(`
    got it | i got it | received | understood | i understand | i see | i see thanks | noted | roger | seen |
    read it | ok noted | oh | ah | aha | oh ok | oh i see | hm | hmm | mm | lol | haha | hahaha | no problem |
    no worries | never mind then | you are welcome | you're welcome | i will wait | i'll wait | waiting |
    i am waiting | i'm waiting | wait | one moment | just a moment | take your time | no hurry | no rush | test |
    testing | just testing | fair enough | makes sense | cool
  `),
  bye: list(`
    bye | bye bye | goodbye | good bye | good night | see you | see you later | see ya | cu | later then |
    take care | have a nice day | have a good day | that is all | that's all | that is it | that's it |
    nothing else | farewell
  `),
  who: list(`
    who are you | who is this | who's this | who am i talking to | who am i speaking to | what are you |
    what is this | what's this | are you a bot | are you a robot | are you human | are you a human |
    are you real | are you a real person | is this a bot | is this a robot | is this a real person |
    is this real | is this official | is this a scam | is it a scam | is this free | is it free |
    does it cost anything | how much does it cost | what does it cost | who reads this | who can see this |
    who can read this | who sees this | is it public | is this public | is it anonymous | is this anonymous |
    can i stay anonymous | is it safe | is this safe | is this confidential | is it confidential |
    are you the deputy | are you my deputy | are you the councillor | are you my councillor | what is your name |
    what's your name | who runs this | what is huying | huying
  `),
  insult: list(`
    idiot | idiots | stupid | fool | fools | liar | liars | scam | scammer | scammers | cheats | fraud | crooks |
    rubbish | garbage | trash | bullshit | crap | shit | fuck | fuck you | fuck off | damn | damn you |
    go to hell | shut up | useless | you are useless | you're useless | this is useless | totally useless |
    waste of time | what a waste of time | what a joke | joke | ridiculous | pathetic | shame on you |
    disgusting | you suck | wtf | nonsense | dumb | moron | morons | disappointed | very disappointed |
    disappointing | terrible | awful
  `),
};

const titled =
  '(?:mr|mrs|ms|miss|dr|deputy|councillor|sir|madam|all|everyone|friend|again|huying)\\.?(?: \\p{L}+){0,2}';

export const talkPatterns: readonly (readonly [TalkKind, RegExp])[] = [
  ['greeting', new RegExp(`^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening)),? ${titled}$`, 'u')],
  ['thanks', new RegExp(`^(?:many )?(?:thanks|thank you)(?: so much| very much| a lot)?,? ${titled}$`, 'u')],
  ['ack', /^(?:ha|he|hm|mm|lo){1,10}l?$/],
];
