/** Words of the product and its staff. A name with one of them speaks for us, and a dietitian is believed. */
export const reservedNames = {
  /** Anywhere in a name, but for the longer words below. */
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
    ...['admin', 'admins', 'sysadmin', 'superuser', 'operator', 'official', 'staff', 'support'],
    ...['security', 'helpdesk', 'webmaster', 'postmaster', 'mod', 'mods', '공식', '직원'],
    ...['지원팀', '의사', '약사'],
  ],
  /** As a whole name, digits behind it or not: what stands for nobody, or for somebody else, in an app. */
  whole: [
    ...['me', 'api', 'anonymous', 'anonym', 'nobody', 'everyone', 'unknown', 'deleted', 'deleted-member'],
    ...['null', 'undefined', 'none', 'nan', 'true', 'false'],
    ...['익명', '탈퇴한회원', '탈퇴회원', '알수없음', '모두'],
    // Beside another word they are of daily life: 혈당_관리, beet.root.
    ...['root', 'system', '관리', '운영', '시스템'],
  ],
  /** Words that only contain one of `anywhere`: 영양 and 사랑, 상담 and 사례. */
  fine: [
    ...['영양사랑', '영양사료', '영양사전', '영양사이트', '영양사항', '상담사례', '상담사이트', '상담사항'],
    ...['간호사랑', '간호사례', '관리자격', '관리자료', '관리자산', '운영자금', '운영자료', '운영자산'],
  ],
} as const;
