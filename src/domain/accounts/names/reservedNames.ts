/** Words of the product and its staff. A name with one of them speaks for us, and a dietitian is believed. */
export const reservedNames = {
  /** Anywhere in a name. They are part of no other word. */
  anywhere: [
    ...[
      'diningcoach',
      'dining-coach',
      '다이닝코치',
      '관리자',
      '운영자',
      '운영진',
      '운영팀',
      '영양사',
      '고객센터',
      '공식계정',
      '상담사',
      '간호사',
      '의사선생',
      '약사선생',
    ],
    ...['administrator', 'moderator', 'dietitian', 'dietician', 'nutritionist'],
  ],
  /** As a whole name, or as a word of it beside digits and separators: `admin` in `_admin_1`, and not in `badminton`. */
  words: [
    ...[
      'admin',
      'admins',
      'root',
      'system',
      'sysadmin',
      'superuser',
      'operator',
      'official',
      'staff',
      'support',
    ],
    ...[
      'security',
      'helpdesk',
      'webmaster',
      'postmaster',
      'mod',
      'mods',
      '공식',
      '관리',
      '운영',
      '직원',
      '시스템',
    ],
    ...['지원팀', '의사', '약사'],
  ],
  /** As a whole name, digits behind it or not: what stands for nobody, or for somebody else, in an app. */
  whole: [
    ...['me', 'api', 'anonymous', 'anonym', 'nobody', 'everyone', 'unknown', 'deleted', 'deleted-member'],
    ...['null', 'undefined', 'none', 'nan', 'true', 'false'],
    ...['익명', '탈퇴한회원', '탈퇴회원', '알수없음', '모두'],
  ],
} as const;
