import { compileWords, findWords, type WordFilter } from './wordFilters.ts';

const row = (text: string, more: Partial<WordFilter> = {}): WordFilter => ({
  text,
  action: 'hold',
  anywhere: false,
  exceptions: [],
  ...more,
});
const words = compileWords([
  ...[
    '카지노',
    '시발',
    '토토사이트',
    'casino',
    'porn',
    'cunt',
    'ass',
    '자살',
    '대출',
    '먹고 토하기',
    '바카라',
    'kill yourself',
    'bum',
    'anal',
  ].map((text) => row(text)),
  row('shit', { anywhere: true }),
  row('도박', { anywhere: true, exceptions: ['도박중독'] }),
  row('nude', { anywhere: true, exceptions: ['denuded'] }),
]);
const found = (text: string) =>
  findWords(words, text)
    .map(({ text: word }) => word)
    .sort();

test.each([
  ['카지노', '카지노'],
  ['여기 카지노에서 만나요', '카지노'],
  ['카지노입니다', '카지노'],
  ['(카지노)', '카지노'],
  ['무료카지노는 카지노!', '카지노'],
  ['카 지 노', '카지노'],
  ['카 지 노를 소개합니다', '카지노'],
  ['카지 노', '카지노'],
  ['카.지.노', '카지노'],
  ['카 . 지 . 노', '카지노'],
  ['카-지-노 추천', '카지노'],
  ['카1지1노', '카지노'],
  ['카♥지♥노', '카지노'],
  ['카\u200b지\u2060노', '카지노'],
  ['카\u3164지\u00ad노', '카지노'],
  ['ㅋㅏㅈㅣㄴㅗ', '카지노'],
  ['ㅋㅏ지노', '카지노'],
  ['카ㅡ지ㅡ노', '카지노'],
  ['카지노ㅋㅋㅋ', '카지노'],
  ['ﾻￂﾸￜﾤￌ', '카지노'],
  ['카지노'.normalize('NFD'), '카지노'],
  ['㉸지노', '카지노'],
  ['시바ㄹ', '시발'],
  ['시ㅂㅏㄹ', '시발'],
  ['시발아', '시발'],
  ['시.발', '시발'],
  ['시1발', '시발'],
  ['토토 사이트', '토토사이트'],
  ['토토사이트들을', '토토사이트'],
  ['대출하세요', '대출'],
  ['먹고토하기', '먹고 토하기'],
  ['먹고 토하기를', '먹고 토하기'],
  ['CASINO', 'casino'],
  ['Casinos', 'casino'],
  ['casino를', 'casino'],
  ['ｃａｓｉｎｏ', 'casino'],
  ['с\u0430sino', 'casino'],
  ['cas1no', 'casino'],
  ['c4s!no', 'casino'],
  ['c@sin0', 'casino'],
  ['cásinó', 'casino'],
  ['c a s i n o', 'casino'],
  ['c.a.s.i.n.o', 'casino'],
  ['p0rn', 'porn'],
  ['𝓬𝓪𝓼𝓲𝓷𝓸', 'casino'],
  ['ⓒⓐⓢⓘⓝⓞ', 'casino'],
  ['🇨🇦🇸🇮🇳🇴', 'casino'],
  ['🅒🅐🅢🅘🅝🅞', 'casino'],
  ['카\u0301지노', '카지노'],
  ['ᴄᴀsɪɴᴏ', 'casino'],
  ['온라인도박', '도박'],
  ['도 박 장', '도박'],
  ['send nudes', 'nude'],
  ['kill yourself', 'kill yourself'],
  ['Just k1ll  yourself!', 'kill yourself'],
  ['kill-yourself', 'kill yourself'],
  ['sh-it', 'shit'],
  ['s.h.i.t', 'shit'],
  ['big-sh-it', 'shit'],
  ['bigshit2', 'shit'],
  ['b\u1d1c\u1d0d', 'bum'],
  ['cas1no2024', 'casino'],
  ['anal1988', 'anal'],
])('%s has the word %s', (text, word) => {
  expect(found(text)).toEqual([word]);
});

test.each([
  ...[
    '시발점',
    '시발역',
    '시발택시 이야기',
    '다시 발송했어요',
    '다시발표',
    '그 시 발표는 좋았다',
    '3시 발 열차',
    '역시 발효 음식',
  ],
  ...['자, 살 빼자', '이제 자 살은 그만', '과자 살까요', '혼자 살아요', '여자 살림', '부자 살기'],
  ...[
    'Scunthorpe',
    'class',
    'assess',
    'bass',
    'glass',
    'grass-fed',
    'passport',
    'Sussex',
    'popcorn',
    'cocktail',
  ],
  ...['pen is', 'as shole', 'cas ino', 'kill your self', 'kill it yourself', 'kill'],
  // Numbers are no letters, and an m is no rn.
  ...['Ana1988', 'ana.1974', 'Ana1', 'burn', 'burn1990', 'fish-it', 'dish.it', 'wish_it'],
  ...[
    '카지노아카데미아',
    '바카라토',
    '대출입문',
    '확대출력',
    '토토',
    '사이트',
    '카 지 노인정',
    '노카지',
    '지노',
  ],
  ...['도박중독 상담', 'denuded'],
  ...['', ' ', '...', '😀', '123', '카', 'ㅋㅋㅋ', 'ㅠㅠ', 'c', '\u200b'],
])('%j has none', (text) => {
  expect(found(text)).toEqual([]);
});

test('a long text and a long list take milliseconds', () => {
  const many = compileWords(
    Array.from({ length: 2_000 }, (_, at) => row(`단어${String(at)}번`, { anywhere: at % 2 === 0 })),
  );
  expect(findWords(many, '가 나다 a.b '.repeat(2_000))).toEqual([]);
  expect(findWords(many, '단 어 7 번').map(({ text }) => text)).toEqual(['단어7번']);
});
