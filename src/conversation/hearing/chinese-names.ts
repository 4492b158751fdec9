/** Where a Chinese name begins and ends in a run of signs: 张三, 欧阳娜娜, 王女士, 买买提·艾力. */

const surnames = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和普者刀尚达字沐缪雍璩桑郗隆师阚那褟幸笪笃晋巨肖闫岩邝储寇茅庾贝麻麦骆皮彦乌危晁富蔺湛涂耿凤邰容慕宓禹荀钮浦於冒占战帅门涂',
);
// Surnames that are small words as well: in a sentence they begin no name.
const small = new Set('向于任常万毕申高安时成强平支应全单车房计从方和来项达都者易连曾尚应原能安');
const doubles = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 宇文 长孙 轩辕 端木 独孤 南宫 西门 申屠 太史 呼延 澹台'.split(
    ' ',
  ),
);
// Words that begin like a name.
const notNames =
  /^(?:敬礼|路人|成部|姓名|何去|此致|向(?:物业|社区|街道|政府|领导|代表|各|有关|相关|贵|您|你)|谢谢|感谢|何时|何以|何人|何故|马上|马路|高度|高层|高兴|高铁|高速|高中|安全|安置|安排|安心|安装|严重|严格|严厉|严查|平时|常年|常住|常常|万分|万一|成年|成都|成为|时常|时间|时候|方便|方式|方面|任何|任由|单位|单独|单亲|单身|全体|全家|全部|全县|全市|全村|全职|华人|华侨|来自|来信|来电|连续|强烈|应该|应当|都是|都有|都在|和平|和我|向您|向贵|于是|曾经|曾在|曾向|曾于|申请|毕业|陈述|文明|文化|文件|周末|周边|周围|金额|商户|商家|商铺|商贩|车主|车辆|车位|车库|房主|房东|房屋|房子|司机|党员|保安|保洁|保证|普通|明确|明天|易燃|路过|路边|包括|包工|管理|卫生|华山|江苏|江西|云南|湖北|安徽|安宁|石林|白天|黄金|田地|古城|水务|官员|官渡|关于|关注|关心|解决|解释|原来|原因|原本|帅气|游客|门面|门口|习惯|计划|计生|查询|查实|边远|施工|洪水|简单|简易|花园|花费|富民|容易|危房|危险|许多|许久|段时间|钱款|钱财|尚未|尚且|尤其|达到|者也|字据|那么|那里|师傅|台湾|封闭|封路|项目|项上|阳光|阳台|游戏|景区|景观|成员|练习|冷清|幸福|幸运|盼望|户主|老师|家长|学生|农民|工人|业主|村民|居民|市民|群众|百姓)/u;
const notOurs =
  /^(?:物业|保安|师傅|社区|小区|警察|医生|护士|开锁|救护|外卖|滴滴|邻居|孩子|老公|老婆|爸|妈|家人|朋友|本人|匿名|一[名个位群]|部分|广大|众|多[名位人]|各|大家|所有|电话|手机|不|没|外)/u;
// What follows a name in a sentence without a comma.
const stops = new Set('是住家系现今在于为向想要有反从和与及同、因来男女已又也就原曾自年岁对我们的了，。之等某（');
const labels = /^(?:日期|电话|手机|身份|联系|性别|地址|住址|年龄|微信)/u;
const titles = /^(?:先生|女士|小姐|太太|同志|师傅|大爷|大妈|阿姨|叔叔|奶奶|老师|某某?|[Xx×＊]{1,2})/u;
const office =
  /^(?:某?[正副]?(?:科|局|处|所|队|主|书|镇|乡|县|市|区|村|校|院|厂|站|股|部|组|委|秘|经|支|干|部|法|检|代|董|总|教|医|律|警|记)[长任记员理书官授生师察表裁导]?)$/u;

/** The signs of a name at the beginning of `run`, which is Han and · only; 0 when none begins there. */
export function nameLength(run: string, how: 'surely' | 'perhaps'): number {
  const signs = [...run];
  if (signs[0] === '某' || signs.length < 2 || notNames.test(run)) return 0;
  const dot = signs.indexOf('·');
  if (dot > 0 && dot < 8) return joined(signs, signs.length > 14 ? dot + 4 : signs.length);
  const family = doubles.has(signs.slice(0, 2).join('')) ? 2 : surnames.has(signs[0] ?? '') ? 1 : 0;
  if (family === 0 && how === 'perhaps') return 0;
  const title = signs.slice(family).join('').match(titles)?.[0];
  if (family > 0 && title) return joined(signs, family + [...title].length);
  if (family > 0 && office.test(signs.slice(family).join(''))) return 0;
  if (/^.{2,4}(?:社区|小区|街道|村|镇|乡|县|区|花园|国际|公司|路)/u.test(run)) return 0;
  const least = family === 0 ? 2 : family + 1;
  const most = family === 0 ? 4 : family + 2;
  for (let length = least; length <= Math.min(most, signs.length); length++) {
    const ends = length === signs.length;
    if (!ends && !stops.has(signs[length] ?? '') && !labels.test(signs.slice(length).join(''))) continue;
    // 五华区 is no name, and 本人向社区反映 holds none.
    if (family === 0 && (notOurs.test(run) || /[区县市镇乡村街路社部局城苑园]/u.test(signs[length - 1] ?? '')))
      return 0;
    return how === 'perhaps' && !ends && small.has(signs[0] ?? '') ? 0 : joined(signs, length);
  }
  return how === 'surely' && family > 0 ? joined(signs, most) : 0;
}

/** A whole run that is a name and nothing else. */
export function isName(run: string): boolean {
  return [...run].length <= 4 && nameLength(run, 'perhaps') === run.length && !titles.test(run);
}

const joined = (signs: readonly string[], length: number): number => signs.slice(0, length).join('').length;
