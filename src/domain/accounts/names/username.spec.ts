import { readUsername, usernameKey } from './username.ts';
import { reservedNames } from './reservedNames.ts';

const nameOf = (text: unknown) => {
  const read = readUsername(text);
  return 'username' in read ? read.username : read.fault;
};

test.each([
  ['건강한밥상', '건강한밥상'],
  ['건강한밥상'.normalize('NFD'), '건강한밥상'],
  ['  mina.kim-7_ ', 'mina.kim-7_'],
  ['ＭＩＮＡ７', 'MINA7'],
  ['민아Kim', '민아Kim'],
  ['金민아kim', '金민아kim'],
  ['さくらサクラ桜', 'さくらサクラ桜'],
  ['मीना', 'मीना'],
  ['Müller', 'Müller'],
  ['Ольга', 'Ольга'],
  ['สมหญิง', 'สมหญิง'],
  ['tr\u1ea7n', 'trần'],
  ['가'.repeat(30), '가'.repeat(30)],
  ['\u0915\u0940'.repeat(30), '\u0915\u0940'.repeat(30)],
  ['badminton', 'badminton'],
  ['영양삼겹', '영양삼겹'],
  ['modern', 'modern'],
  ['관리잔', '관리잔'],
  ['member-1a2b', 'member-1a2b'],
  ['ㅋㅋ맨', 'ㅋㅋ맨'],
  ['ㅣlab', 'ㅣlab'],
  ['ﾻﾻ맨', 'ㅋㅋ맨'],
  ['비공식', '비공식'],
  ['의사소통', '의사소통'],
  // Random letters and digits, initials and years, and words of daily life, in which a reserved word stands by accident.
  ...[
    ...['m-e7700566-7482', 'm-0d814138-7777', 'x9mod3k', 'mod2trujx', 'a-p1-2024', 'na-n.88'],
    ...[
      'M.E.1990',
      'm_e_02',
      'mo.d.77',
      'Mody1990',
      'Ana.1974',
      'Mina1988',
      'james.root',
      'beet_root',
      'solar.system',
    ],
    ...['혈당_관리', '식단.관리7', '영양사랑', '영양.사랑', '영양사전2', '상담사례', '관리자격'],
    ...Object.values(reservedNames.fine),
  ].map((name): [string, string] => [name, name]),
])('%j is the name %s', (text, username) => {
  expect(nameOf(text)).toBe(username);
});

test.each([
  ...['', 'a', 'é', 'x'.repeat(31), 'two words', 'a\u0000b', '<b>', 'a@b', '...', '__', null, 7, ['ab']],
  // A mark without a letter, 200 marks, marks that nobody sees, and signs.
  ...[
    '\u0301ab',
    `m${'\u0301'.repeat(200)}ina`,
    'a\u0301\u0302\u0303\u0304\u0305b',
    'mi\u200bna',
    'mi\u00adna',
  ],
  ...['金\u{E0100}龍qq', '金\uFE00龍qq', '金龍\uFE00qq', '\u11a8ab', '가\u1160'],
  ...['mi\u202ena', '\u3164\u3164', '★★', '😀😀', 'x'.repeat(100_000)],
  // Two scripts that nobody writes together.
  ...['mіna', 'кіm', 'αlpha', '민아Ольга', 'аdmin', 'กim'],
])('refuses %.40j', (text) => {
  expect(nameOf(text)).toBe('invalid_username');
});

test.each([
  ...[
    'admin',
    'Admin',
    'ADMIN',
    'adm1n',
    'admln',
    'ad.min',
    '_admin_',
    'admin1',
    'admin-kim',
    'kim.admin',
    'adrnin',
  ],
  ...['KimAdmin', 'ａｄｍｉｎ', 'm0derat0r', 'moderator7', 'diningcoach', 'DiningCoach.kr', 'dining_coach'],
  ...[
    '관리자',
    '관리자1',
    '김영양사',
    '영.양.사',
    '다이닝코치공식',
    '공식_계정',
    '관리자'.normalize('NFD'),
    '관리ㅈㅏ',
    '익명',
  ],
  ...[
    'ᴀᴅᴍɪɴ',
    'ádmin',
    'admin\u0308',
    'a\u0336d\u0336min',
    'admin팀',
    '팀admin',
    '공식계정',
    '의사선생',
    '익명2',
  ],
  ...['deleted_1', 'deleted-member', '탈퇴한회원', 'root', 'Support', 'me', 'null'],
  ...[
    'me',
    'me2024',
    'mod7',
    '1mod',
    'kim.mod',
    'KimMod',
    'mod_99',
    'M0D',
    'm.o.d',
    'x9admin3k',
    'ad.min7',
    'null_0',
  ],
  ...['영양사랑.영양사', '영양사이지은', '관리자김', '의사_김', 'root1', '시스템2', '관리'],
  ...[reservedNames.anywhere, reservedNames.words, reservedNames.whole].flat(),
])('%s is reserved', (text) => {
  expect(nameOf(text)).toBe('username_reserved');
});

test.each([
  ['mina', 'MINA'],
  ['mina', 'ＭINA'],
  ['mina', 'rnina'],
  ['Ian', 'lan'],
  ['ian', 'Ian'],
  ['paul', 'pau1'],
  ['bob', 'b0b'],
  ['рауре', 'paype'],
  ['민아', '민아'.normalize('NFD')],
  ['한글', 'ㅎㅏㄴ글'],
  ['二', '⼆'],
  ['ㅣab', 'lab'],
  ['ㅇab', 'oab'],
  ['vvina', 'wina'],
  ['ᴍɪɴᴀ', 'mina'],
  ['金龍', '金\uFE00龍'],
])('%s and %s look alike', (one, other) => {
  expect(usernameKey(one)).toBe(usernameKey(other));
  expect(usernameKey(usernameKey(one))).toBe(usernameKey(one));
});

test.each([
  ['mina', 'mino'],
  ['mina', 'mína'],
  ['민아', '민어'],
  ['mina1', 'mina2'],
])('%s and %s do not look alike', (one, other) => {
  expect(usernameKey(one)).not.toBe(usernameKey(other));
});
