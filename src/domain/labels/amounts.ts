/** How much: "3.5%", "20 g", "2배". */
export const amounts =
  /(?<![\d.,])\d+(?:[.,]\d+)*\s*(?:%|퍼센트|중량%|mg|kg|mcg|µg|μg|g|ml|l|ppm|iu|brix|bx|브릭스|배|종|kcal|cfu|마리|개)(?![a-z])(?:\s*(?:이상|이하|미만))?/gu;
