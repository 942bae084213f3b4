import { distressIn } from './distress.ts';

test.each([
  ['죽고 싶어요', 'selfHarm'],
  ['그냥 사라지고 싶다', 'selfHarm'],
  ['자 해를 했어요. 자해했어요', 'selfHarm'],
  ['더는 살기 싫어요', 'selfHarm'],
  ['진짜죽고싶다', 'selfHarm'],
  ['자살 생각이 나요', 'selfHarm'],
  ['자 살 생각이 나요', 'selfHarm'],
  ['살자하고 싶다', 'selfHarm'],
  ['다 끝내고 싶어요', 'selfHarm'],
  ['뛰어내리고 싶어', 'selfHarm'],
  ['더 이상 살 이유가 없어', 'selfHarm'],
  ['유서를 썼어요', 'selfHarm'],
  ['I want to die', 'selfHarm'],
  ['또 먹고 토했어요', 'eating'],
  ['먹토를 못 끊겠어요', 'eating'],
  ['폭식하고 후회했어요', 'eating'],
  ['I make myself throw up', 'eating'],
])('%s: %s', (text, kind) => {
  expect(distressIn(text)).toBe(kind);
});

test.each([
  ...[
    '배고파 죽겠어요',
    '맛있어서 죽는 줄',
    '매워서 죽을 뻔',
    '닭죽 고소하고 싶게 끓이기',
    '전복죽 맛있어요',
    '자, 살 빼자',
    '자살구 주스',
  ],
  ...['과자 살 생각이에요', '감자 살 생각', '의자 살 생각', '피자 살 시도', '전복죽고 싶어', '채식살기 싫다'],
  ...['유서 깊은 맛집', '사유서', '사유서를 썼어요', '이유서로'],
  ...[
    '토마토',
    '먹고 토마토 주스도 마셨어요',
    '먹고 토스트도',
    '먹고 토요일엔 쉬어요',
    '굶지 말고 챙겨 드세요',
    'diet',
    'dying to try this',
    'Binge-free',
    '',
  ],
])('%j: nothing', (text) => {
  expect(distressIn(text)).toBeUndefined();
});
