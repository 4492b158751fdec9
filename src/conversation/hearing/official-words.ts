/** How people complain about the staff of an organ: read in 2,571 real texts. */

const pattern = (source: string): RegExp => new RegExp(source, 'u');

const staffZh =
  '(?:[正副]?(?:局|处|科|所|队|大队|中队|支队|股|镇|乡|区|县|市|厅|站|部|组|庭|院)长|(?<!班)主任|[正副]?书记|一把手|领导(?:班子)?|干部|公务员|队员|民警|警察|警官|交警|辅警|协警|执法(?:人员|队员|者)|工作人员|办事员|经办人?员?|窗口(?:人员|的人|工作人员)?|前台|接待人?员?|接线员|客服|科员|专员|法官|检察官|城管队员|协管员|某[科局处所队]长|有人|的人|(?<=\\p{Script=Han})某(?:某)?(?=[^\\p{Script=Han}]|收|打|骂|态|索))';
const hardZh =
  '(?:打(?:人|我(?!们?的?[电手]|\\d)|了(?:我|人|老人|孩子|一个)|伤|老)|殴打|动手|推(?:了|搡|倒)|辱骂|骂(?:人|我|了|老)|暴力执法|粗暴|收(?:了|受|过)?(?:\\p{Script=Han}{0,4})?(?:钱|红包|好处(?:费)?|黑钱|保护费|贿赂?|烟酒|礼)|受贿|索贿|索要|吃拿卡要|敲诈|勒索|包庇|勾结|串通|充当(?:\\p{Script=Han}{0,4})?保护伞|(?:是|当|做)(?:他们的?|其)?保护伞|以权谋私|徇私|贪污|挪用|克扣|侵吞|渎职|滥用职权|打击报复|威胁(?:我|群众|老人)|恐吓|通风报信|酒驾|喝酒|赌博|公车私用)';
const softZh =
  '(?:态度(?:\\p{Script=Han}{0,4})?(?:恶劣|差|不好|蛮横|生硬|傲慢|冷漠|嚣张|有问题)|作风(?:恶劣|粗暴)|傲慢|蛮横|嚣张|不耐烦|爱理不理|爱答不理|冷眼|翻白眼|刁难|玩手机|嗑瓜子|聊天|脱岗|迟到早退|不在岗|吼|训斥|挂(?:了)?(?:我)?(?:的)?电话|撵|轰|把我赶|不给办|故意拖|吵)';
const idleZh = '推诿|推三阻四|推来推去|踢皮球|敷衍|不作为|乱作为|慢作为|不管不问';
const staffEn =
  '(?:officers?|clerks?|inspectors?|managers?|officials?|wardens?|staff|employees?|directors?|receptionists?|workers?|crew|man|woman|person|people|driver|counter|desk|head|chief)';
const hardEn =
  '(?:hit|pushed|shoved|assaulted|punched|swore at|shouted at|insulted|threatened|took (?:a bribe|money|cash)|(?:asked|asking) for (?:a bribe|money|cash)|demanded (?:a bribe|money|cash)|bribe[sd]?|racist|stole|is corrupt|are corrupt|covers? up|covered up|abused)';
const softEn =
  '(?:rude|unhelpful|ignored me|hung up|laughed at|refused to (?:help|serve|listen)|incompetent|lazy|arrogant|never answers?|does nothing|do nothing|disrespectful|impolite|dismissive)';

export const staff = pattern(`${staffZh}|(?<![A-Za-z])${staffEn}(?![A-Za-z])`);
/** Before the organ: a clerk of the …*/
export const staffOf = pattern(`(?<![A-Za-z])${staffEn} (?:of|at|from|in|with|for)(?: the)? ?$`);
/** Enough of an organ, too; and, of these, what a supervisory organ is for. */
export const hard = pattern(`${hardZh}|(?<![A-Za-z])${hardEn}(?![A-Za-z])`);
export const corrupt =
  /收(?:了|受|过)?\p{Script=Han}{0,4}(?:钱|红包|好处|贿|保护费|烟酒|礼)|受贿|索贿|索要|吃拿卡要|敲诈|勒索|勾结|保护伞|以权谋私|徇私|贪污|挪用|克扣|侵吞|渎职|滥用职权|brib|corrupt|money|cash|stole/u;
/** Enough of people of the organ, not of 交警 or 城管 as such.*/
export const idle = pattern(idleZh);
/** Enough of people of the organ only: an organ that is slow is asked by asking it. */
export const soft = pattern(`${softZh}|(?<![A-Za-z])${softEn}(?![A-Za-z])`);

/** Somebody else who may have done it, or what the organ does against those who do. */
export const others =
  /物业|老板|业主|邻居|司机|保安|商户|商贩|摊贩|小贩|店家|施工|开发商|公司|医院|医生|学校|老师|对方|他们小区|楼上|租户|房东|家长|学生|村民|群众反映|肇事|起诉|认定|指控|控告|指认|判决|对(?:于|其|此|这)|打击(?!报复)|查处|严查|查一查|彻查|调查|制止|整治|惩治|抓捕?|处理|取缔|管管|管一管|来管|治理|严惩|追究|neighbour|landlord|shop|customer|investigate|stop |punish|catch|deal with/u;
/** Before an organ that is asked, told or thanked: it is no doer. */
export const addressed =
  /(?:向|找|请|希望|盼|建议|要求|恳求|拨打|打给|打了?|投诉到|反映到|举报到|报告?给?|报|交给?|由|让|联系|通知|感谢|谢谢|致电|ask(?:ed)?|told|tell|called|call|please|thank(?:s to)?|want)(?:了|过|to|the|\s|我们|本|昆明)*\p{Script=Han}{0,3}$/u;
export const denied = /(?:没有?|不|不会|从不|从没|未|并非|不曾|杜绝|防止|避免|禁止|never|not|n['’]t)\s*$/u;
/** A name that can only be an organ's. */
export const asOrgan = /(?:[局委队所院府厅办处庭警联会]|中心|城管|街道|窗口|分局|支队|大队)$|[a-z]/u;
