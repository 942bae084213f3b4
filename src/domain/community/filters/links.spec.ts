import { countLinks, hostOf, hostsIn, listedHost } from './links.ts';

test.each([
  ['bit.ly', 'bit.ly'],
  ['https://BIT.ly/x?y#z', 'bit.ly'],
  ['HTTPS://user:word@bit.ly:8443/x', 'bit.ly'],
  ['https://good.example@bad.example/', 'bad.example'],
  ['//bit.ly/x', 'bit.ly'],
  ['bit.ly:443/x', 'bit.ly'],
  ['bit.ly.', 'bit.ly'],
  ['https://%62it.ly', 'bit.ly'],
  ['ｂｉｔ．ｌｙ', 'bit.ly'],
  ['bit。ly', 'bit.ly'],
  ['b\u200bit.ly', 'bit.ly'],
  ['한국.kr', 'xn--3e0b707e.kr'],
  ['xn--3e0b707e.kr', 'xn--3e0b707e.kr'],
  ['http://3232235777/', '192.168.1.1'],
])('the host of %s is %s', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

test.each(['', 'localhost', 'a b', '.', 'mailto:', '카지노', 'http://', 'javascript:alert(1)'])(
  '%j has no host',
  (text) => {
    expect(hostOf(text)).toBeUndefined();
  },
);

test.each([
  ...[
    'bit.ly/abc 보세요',
    'https://bit.ly/abc',
    'www.bit.ly',
    'a.b.bit.ly',
    'bit[.]ly/x',
    'bit(.)ly',
    'bit [dot] ly',
  ],
  ...[
    'bit(dot)ly',
    'bit dot ly',
    'bit . ly',
    'bit점ly',
    'bit 점 ly',
    'bit닷ly',
    'bit。ly',
    'ｂｉｔ．ｌｙ',
    'b\u00adit.ly',
  ],
  ...[
    'bit .ly',
    'bit. ly',
    'bit. ly. 그리고',
    'go bit .ly/x',
    'bit·ly',
    'bit・ly',
    'https://bit%2ely/x',
    'b\u0456t.ly',
  ],
  ...[
    '여기(bit.ly/x)에서',
    '여기bit.ly',
    'BIT.LY',
    'ⓑⓘⓣ.ⓛⓨ',
    'https://bit.ly@other.example',
    'other.example/?u=bit.ly',
  ],
])('%s names bit.ly', (text) => {
  const list = new Set(['bit.ly', '여기bit.ly'].flatMap((host) => hostOf(host) ?? []));
  expect([...hostsIn(text)].map((host) => listedHost(list, host))).toContainEqual(expect.any(String));
});

test.each([
  'rabbit.ly',
  'bit.lyon',
  'bit.ly.example',
  'bit',
  'ly',
  'orbit. lyrics',
  'a bit. Lyrics',
  'rabbit. ly',
  '3.5g',
  '맛있어요.그리고',
])('%s does not name it', (text) => {
  expect([...hostsIn(text)].flatMap((host) => listedHost(new Set(['bit.ly']), host) ?? [])).toEqual([]);
});

test.each([
  ['', [], 0],
  ['두부 3.5g을 먹었어요.그리고 물도', [], 0],
  ['0.5ml, 1.5kg, v1.2, e.g. 두부', [], 0],
  ['글', ['https://a.example', 'https://b.example'], 2],
  ['https://a.example/x 보세요', ['https://a.example/x'], 1],
  ['https://a.example, http://a.example/ www.b.example', [], 2],
  ['naver.com 그리고 blog.naver.com/x', [], 2],
  ['naver.com에서', [], 1],
  ['메일 me@naver.com', [], 0],
  ['naver.company', [], 0],
])('%j with %j has %d links', (text, links, count) => {
  expect(countLinks(text, links)).toBe(count);
});
