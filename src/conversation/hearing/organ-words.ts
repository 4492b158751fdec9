/** How people shorten the names of organs: data for the recognisers, never shown to anybody. */

const row = (official: string, words: string): readonly [RegExp, readonly string[]] => [
  new RegExp(official, 'u'),
  words.split(' '),
];

/** An official name → what people say. An office that was renamed is still called by its old name. */
export const everydayNames: readonly (readonly [RegExp, readonly string[]])[] = [
  row('^城市管理|^城管|综合行政执法', '城管局 城管 城管执法局 城管大队 城管队 综合执法局 执法局 城管委'),
  row('^住房和?城乡建设|^住建', '住建局 住建委 住建 建设局 房管局 房产局 住房局'),
  row('^生态环境|^环境保护', '环保局 生态环境局 环境局 环保'),
  row('^交通运输', '交通局 交运局 运输局 交通运输局 运管 运管局 运管处'),
  row('公安.*交通?警察?|^交警', '交警支队 交警大队 交警队 交警'),
  row('^公安局?(?:[^交]*分局)?$', '公安局 公安 分局 公安分局 警察局 派出所 民警 警察'),
  row('^水务|^水利', '水务局 水利局 水务'),
  row('^教育', '教育局 教体局 教委 教育部门'),
  row('^卫生健康|^卫生', '卫健局 卫健委 卫生局 卫计委 卫计局 卫健'),
  row('^市场监督|^市场监管', '市场监管局 市监局 市场监督局 市管局 工商局 食药监局 质监局'),
  row('^人力资源', '人社局 人力资源局 社保局 劳动局 人社'),
  row('^自然资源|^国土', '自然资源局 资规局 国土局 自规局 规划局 国土'),
  row('^医疗保障', '医保局 医保'),
  row('^农业农村|^农业', '农业局 农业农村局 农业农村 农林局'),
  row('^林业|^林草', '林草局 林业局 林草'),
  row('^民政', '民政局 民政'),
  row('^文化|^文旅', '文旅局 文体局 文化局 旅游局 文体旅局 文广局 文旅'),
  row('^发展[和与]?改革', '发改局 发改委 发改'),
  row('^工业[和与]?信息|^工信', '工信局 工信委 工信'),
  row('^应急', '应急局 安监局 应急办 应急'),
  row('^退役军人', '退役军人局 退役军人事务局 双拥办'),
  row('^政务服务', '政务局 政务服务局 政务中心'),
  row('^民族宗教', '民宗局 民宗委'),
  row('^司法', '司法局 司法'),
  row('^信访', '信访局 信访办 信访'),
  row('^乡村振兴|^扶贫', '乡村振兴局 扶贫办 振兴局'),
  row('^园林', '园林局 园林绿化局 园林'),
  row('税务', '税务局 税务'),
  row('^消防', '消防大队 消防队 消防支队 消防'),
  row('^残疾人', '残联'),
  row('^监察委|^纪委|^纪律检查', '监委 纪委 监察委 纪委监委 纪检委 纪检监察'),
  row('人民法院$|^法院', '法院'),
  row('检察院$', '检察院'),
  row('人民政府$|^政府', '政府 人民政府'),
  row('街道办|办事处$', '街道办 街道办事处 办事处 街道'),
  row('公积金', '公积金中心 公积金管理中心 公积金'),
  row('不动产', '不动产登记中心 不动产中心 不动产'),
];

/** What the English name of an organ ends or begins with and people leave out. */
export const organKindEn =
  /^(?:the )?(?:city|borough|county|town|parish)(?: council)? |(?: (?:and|&) [a-z]+)? (?:department|dept\.?|office|authority|service|services|agency|team|directorate|division|board)$/u;

/** Behind a word it makes a place of it. */
export const beside =
  /^(?:[东南西北正大后前侧]{0,2}校?门(?:口|外|前|面|[^诊])?|[南北东西]?[侧面边](?=的|有|是)|旁边?|对面|附近|隔壁|背后|后面|前面|周[边围]|一带|沿线|路口|路段|公交站|家属[区院]|宿舍|斜对面)/u;

/** Between two organs. */
export const betweenOrgans = /[、，,;；+＋/&。\n]|以及|还有|[和与跟及]|(?<![a-z])and(?![a-z])/u;
/** Around an organ, and no part of its name. */
export const aroundOrgans =
  /请|麻烦|我要|我想|转[给到办交]?|交给|[给由]|本(?=[\p{Script=Han}])|我们|咱们?|(?:一起|共同|会同|联合|配合)|(?:会|主|承|协|来|去)?办理?(?:一下)?|处理|牵头|为主|负责|吧|的|[:：（）()【】"“”\s]+|(?<![a-z])(?:please|refer|send|forward|pass|it|this|that|to|the|our|with|together|lead|leads|jointly|department|office)(?![a-z])/gu;
/** Behind or before the organ that leads the others. */
export const leads = /^[\s（(]*(?:主办|牵头|承办|为主|(?:to )?leads?(?![a-z]))/u;
export const leadsBefore = /(?:主办|牵头|承办|(?<![a-z])lead)(?:单位|部门)?[\s:：是为]*$/u;
