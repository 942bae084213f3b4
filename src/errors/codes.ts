import type { LocalizedText } from '../domain/language.ts';
import { outcomeNames } from '../domain/suitability/texts/outcomeNames.ts';

/**
 * All errors that an answer can contain: the stable code, HTTP status and text in every language. Types, responses,
 * tests and docs derive from this list. A parameter of the error fills `{name}` in a text.
 */
export const errorCodes = {
  invalid_input: {
    status: 400,
    en: 'The request could not be read: {reason}.',
    ko: '요청을 이해할 수 없습니다: {reason}.',
  },
  invalid_json: {
    status: 400,
    en: 'The body is not a valid JSON object.',
    ko: '본문이 올바른 JSON 객체가 아닙니다.',
  },
  invalid_character: {
    status: 400,
    en: 'The request contains a character that cannot be stored (NUL or a lone surrogate).',
    ko: '저장할 수 없는 문자(NUL 또는 짝이 없는 서로게이트)가 들어 있습니다.',
  },
  too_deep: {
    status: 400,
    en: 'The request is nested more than {limit} levels deep.',
    ko: '요청의 중첩이 {limit}단계를 넘습니다.',
  },
  too_complex: {
    status: 400,
    en: 'The query asks for too much at once; the limit is {limit}.',
    ko: '한 번에 너무 많은 것을 요청했습니다. 한도: {limit}.',
  },
  too_large: { status: 413, en: 'The request is larger than {limit}.', ko: '요청이 {limit}보다 큽니다.' },
  invalid_filter: {
    status: 400,
    en: 'This filter or sort is not allowed: {path}.',
    ko: '사용할 수 없는 검색 조건 또는 정렬입니다: {path}.',
  },
  validation_failed: {
    status: 400,
    en: 'Some values are not valid.',
    ko: '입력한 값을 다시 확인해 주세요.',
  },
  too_long: {
    status: 400,
    en: '{field} may have at most {limit} characters.',
    ko: '{field} 항목은 {limit}자까지 쓸 수 있습니다.',
  },
  unknown_field: {
    status: 400,
    en: 'There is no field {field}. The most similar name is {nearest}.',
    ko: '{field} 항목은 없습니다. 가장 비슷한 이름: {nearest}.',
  },
  read_only_field: {
    status: 400,
    en: 'Only the server sets {field}. Please leave it out.',
    ko: '{field} 항목은 서버가 정합니다. 빼고 보내 주세요.',
  },
  wrong_type: {
    status: 400,
    en: '{field} must be {expected}.',
    ko: '{field} 항목의 형식이 맞지 않습니다. 필요한 형식: {expected}.',
  },
  unknown_value: {
    status: 400,
    en: '{field} has a value that is not among the choices. Please choose one of these: {allowed}.',
    ko: '{field} 항목에 없는 값입니다. 다음 중에서 골라 주세요: {allowed}.',
  },
  unknown_reference: {
    status: 400,
    en: 'There is no such document: {field}.',
    ko: '가리키는 문서가 없습니다: {field}.',
  },
  column_missing: {
    status: 400,
    en: '{field}: no column stands for {missing}.',
    ko: '{field}: {missing}에 해당하는 열이 없습니다.',
  },
  no_unit: {
    status: 400,
    en: '{field}: only a nutrient has a unit.',
    ko: '{field}: 단위는 영양성분에만 쓸 수 있습니다.',
  },
  duplicate_value: {
    status: 400,
    en: '{field} names the same thing twice.',
    ko: '{field} 항목에 같은 값이 두 번 있습니다.',
  },
  out_of_range: {
    status: 400,
    en: '{field} must be from {minimum} to {maximum}.',
    ko: '{field} 항목은 {minimum}에서 {maximum}까지 쓸 수 있습니다.',
  },
  too_many_values: {
    status: 400,
    en: '{field} may have at most {limit} entries.',
    ko: '{field} 항목에는 {limit}개까지 넣을 수 있습니다.',
  },
  no_letter: {
    status: 400,
    en: '{field} needs at least one letter.',
    ko: '{field} 항목에는 글자가 하나 이상 있어야 합니다.',
  },
  ends_before_start: {
    status: 400,
    en: '{field} is before the first day.',
    ko: '{field} 날짜가 시작일보다 앞섭니다.',
  },
  invisible_character: {
    status: 400,
    en: '{field} has a character that nobody can see ({character}). Please type the text again.',
    ko: '{field} 항목에 보이지 않는 문자({character})가 있습니다. 다시 입력해 주세요.',
  },
  only_blanks: {
    status: 400,
    en: '{field} has no words. Please write something.',
    ko: '{field} 항목에 내용이 없습니다. 내용을 입력해 주세요.',
  },
  sent_twice: {
    status: 400,
    en: '{field} was sent more than once.',
    ko: '{field} 항목이 두 번 이상 왔습니다.',
  },
  no_body_expected: {
    status: 400,
    en: 'This call takes no body, but {field} was sent.',
    ko: '본문이 없는 요청인데 {field} 항목이 왔습니다.',
  },
  invalid_form: {
    status: 400,
    en: 'The form is broken or incomplete. Please send it again.',
    ko: '양식이 잘못되었거나 끝까지 오지 않았습니다. 다시 보내 주세요.',
  },
  empty_file: { status: 400, en: 'The file is empty.', ko: '빈 파일입니다.' },
  unsupported_media_type: {
    status: 415,
    en: 'Please send the body as {expected}.',
    ko: '본문은 {expected} 형식으로 보내 주세요.',
  },
  required: { status: 400, en: '{field} is required.', ko: '{field} 항목이 필요합니다.' },
  consent_required: {
    status: 400,
    en: 'Please agree to this first; without it we may not keep your data.',
    ko: '먼저 동의해 주세요. 동의 없이는 정보를 보관할 수 없습니다.',
  },
  consent_needed: {
    status: 403,
    en: 'You have not agreed (any more) to the use of your health data. Agree again, and this works at once.',
    ko: '건강정보 처리에 동의하지 않은 상태입니다. 다시 동의하시면 바로 이용할 수 있습니다.',
  },
  consent_outdated: {
    status: 409,
    en: 'There is a newer version of this text ({version}). Please read it and agree to it.',
    ko: '동의문이 새로 바뀌었습니다({version}). 새 내용을 읽고 동의해 주세요.',
  },
  terms_needed: {
    status: 409,
    en: 'An account needs the terms. If you do not want them any more, you can erase your account with all its data.',
    ko: '계정을 쓰는 동안에는 이용약관 동의가 필요합니다. 더 이상 원하지 않으시면 계정과 모든 정보를 삭제할 수 있습니다.',
  },
  guardian_required: {
    status: 400,
    en: 'Who is under {age} needs the agreement of a guardian. Please send the e-mail address of a parent or guardian.',
    ko: '만 {age}세 미만은 법정대리인의 동의가 필요합니다. 보호자의 이메일 주소를 보내 주세요.',
  },
  guardian_needed: {
    status: 403,
    en: 'A guardian must agree before anything about health is kept. Please ask your guardian to open the link in our mail.',
    ko: '건강정보를 보관하려면 법정대리인의 동의가 필요합니다. 보호자께 메일의 링크를 열어 달라고 부탁해 주세요.',
  },
  guardian_not_needed: {
    status: 400,
    en: 'This account needs no guardian. Please leave the guardian out.',
    ko: '법정대리인이 필요 없는 계정입니다. 법정대리인 항목을 빼고 보내 주세요.',
  },
  invalid_guardian: {
    status: 400,
    en: 'The guardian needs an e-mail address of their own, not that of this account.',
    ko: '법정대리인의 이메일은 이 계정의 이메일과 달라야 합니다.',
  },
  export_running: {
    status: 409,
    en: 'An export is being made already. We will write to you when it is ready.',
    ko: '내보내기 파일을 이미 만들고 있습니다. 준비되면 메일로 알려 드립니다.',
  },
  password_too_short: {
    status: 400,
    en: 'Please choose a password of at least {minimum} characters.',
    ko: '비밀번호는 {minimum}자 이상이어야 합니다.',
  },
  password_too_long: {
    status: 400,
    en: 'A password has at most {limit} characters.',
    ko: '비밀번호는 {limit}자까지 쓸 수 있습니다.',
  },
  password_common: {
    status: 400,
    en: 'Many people use this password, so it is easy to guess. Please choose another one, such as a few words.',
    ko: '많은 사람이 쓰는 비밀번호라서 쉽게 알아낼 수 있습니다. 낱말 몇 개를 이어 쓰는 등 다른 비밀번호를 정해 주세요.',
  },
  password_from_name: {
    status: 400,
    en: 'This password is made of your username or e-mail, so it is easy to guess. Please add something else or choose another one.',
    ko: '사용자 이름이나 이메일로 만든 비밀번호는 쉽게 알아낼 수 있습니다. 다른 말을 더하거나 다른 비밀번호를 정해 주세요.',
  },
  passwords_differ: {
    status: 400,
    en: 'The two passwords are not the same. Please type them again.',
    ko: '두 비밀번호가 서로 다릅니다. 다시 입력해 주세요.',
  },
  wrong_password: {
    status: 403,
    en: 'The present password is wrong.',
    ko: '현재 비밀번호가 올바르지 않습니다.',
  },
  password_elsewhere: {
    status: 400,
    en: 'A password is not changed here. Its owner changes it with the present one, and an admin can only have a mail sent to set a new one.',
    ko: '비밀번호는 여기에서 바꿀 수 없습니다. 본인이 현재 비밀번호를 확인하고 바꾸며, 관리자는 재설정 메일만 보낼 수 있습니다.',
  },
  email_elsewhere: {
    status: 400,
    en: 'An e-mail address is not changed here. Its owner changes it with the password, and confirms the new one by a mail to it.',
    ko: '이메일 주소는 여기에서 바꿀 수 없습니다. 본인이 비밀번호를 확인하고 바꾸며, 새 주소로 받은 메일에서 확인해야 합니다.',
  },
  email_unchanged: {
    status: 400,
    en: 'This is already the e-mail address of your account.',
    ko: '이미 계정의 이메일로 쓰고 있는 주소입니다.',
  },
  last_admin: {
    status: 409,
    en: 'This is the last admin. Make somebody else an admin first.',
    ko: '마지막 관리자입니다. 먼저 다른 직원을 관리자로 정해 주세요.',
  },
  invalid_username: {
    status: 400,
    en: 'A username has 2 to 30 letters of one script, digits, dots, hyphens or underscores.',
    ko: '사용자 이름은 2~30자의 글자(한 가지 문자, 또는 한글·한자와 로마자), 숫자, 점, 하이픈, 밑줄로 이루어집니다.',
  },
  username_reserved: {
    status: 400,
    en: 'This name could be taken for our staff or for nobody. Please choose another one.',
    ko: '운영진으로 오해할 수 있거나 쓸 수 없는 이름입니다. 다른 이름을 골라 주세요.',
  },
  suspended: {
    status: 403,
    en: 'This account is suspended. The suspension ends at {until}. The link in our mail about it takes an appeal; you can also write to us.',
    ko: '이용이 정지된 계정입니다. 정지는 {until}에 끝납니다. 안내 메일의 링크에서 이의를 제기하거나 문의해 주세요.',
  },
  invalid_date: {
    status: 400,
    en: 'This is not a calendar day (YYYY-MM-DD).',
    ko: '올바른 날짜(YYYY-MM-DD)가 아닙니다.',
  },
  past_date: { status: 400, en: 'This day is before {limit}.', ko: '{limit} 이전 날짜는 쓸 수 없습니다.' },
  future_date: { status: 400, en: 'This day is in the future.', ko: '아직 오지 않은 날짜입니다.' },
  invalid_range: {
    status: 400,
    en: 'The range must start before it ends and cover at most {limit} days.',
    ko: '시작일은 종료일보다 앞서야 하며 기간은 최대 {limit}일입니다.',
  },
  items_required: {
    status: 400,
    en: 'A meal has at least one food.',
    ko: '식사에는 음식이 하나 이상 있어야 합니다.',
  },
  too_many_items: {
    status: 400,
    en: 'A meal has at most {limit} foods.',
    ko: '한 끼에 음식은 최대 {limit}개입니다.',
  },
  too_many_photos: {
    status: 400,
    en: 'A meal has at most {limit} photos.',
    ko: '한 끼에 사진은 최대 {limit}장입니다.',
  },
  invalid_amount: {
    status: 400,
    en: 'The amount must be above 0 and at most {limit}.',
    ko: '양은 0보다 크고 {limit} 이하여야 합니다.',
  },
  invalid_unit: {
    status: 400,
    en: 'The unit is g, ml or serving.',
    ko: '단위는 g, ml, serving 중 하나입니다.',
  },
  unknown_food: { status: 400, en: 'There is no such food.', ko: '그런 식품이 없습니다.' },
  unknown_photo: { status: 400, en: 'There is no such photo of yours.', ko: '회원님의 사진 중에 없습니다.' },
  photo_in_use: {
    status: 409,
    en: 'This photo belongs to another meal.',
    ko: '이미 다른 식사에 쓰인 사진입니다.',
  },
  meal_exists: {
    status: 409,
    en: 'You have already written this meal of the day.{which}',
    ko: '그날의 같은 끼니가 이미 기록되어 있습니다.{which}',
  },
  no_meals: {
    status: 404,
    en: 'There is no meal on this day that could be copied.',
    ko: '그날에는 복사할 식사가 없습니다.',
  },
  too_many_meals: {
    status: 400,
    en: 'At most {limit} meals can be copied at once.',
    ko: '한 번에 식사를 {limit}개까지 복사할 수 있습니다.',
  },
  idempotency_key_reused: {
    status: 422,
    en: 'This Idempotency-Key was sent before with another request. Please use a new key.',
    ko: '같은 Idempotency-Key가 다른 요청에 이미 쓰였습니다. 새 키를 써 주세요.',
  },
  idempotency_key_in_use: {
    status: 409,
    en: 'The first request with this Idempotency-Key is still running. Please send it again shortly.',
    ko: '같은 Idempotency-Key의 첫 요청을 아직 처리하고 있습니다. 잠시 뒤 다시 보내 주세요.',
  },
  answer_lost: {
    status: 409,
    en: 'The request with this Idempotency-Key was carried out, but its answer was not kept. Please read the document instead.',
    ko: '이 Idempotency-Key의 요청은 처리되었지만 응답이 남아 있지 않습니다. 문서를 직접 조회해 주세요.',
  },
  precondition_failed: {
    status: 412,
    en: 'The document has changed since you read it. Its present state is in `current`.',
    ko: '읽은 뒤에 문서가 바뀌었습니다. 지금 내용은 `current`에 있습니다.',
  },
  invalid_precondition: {
    status: 400,
    en: '{field} must be * or a list of entity tags, such as "123".',
    ko: '{field} 헤더는 * 또는 "123" 같은 ETag의 목록이어야 합니다.',
  },
  unsupported_precondition: {
    status: 400,
    en: 'This request does not support {field}. Please leave it out.',
    ko: '이 요청에는 {field} 헤더를 쓸 수 없습니다. 빼고 보내 주세요.',
  },
  invalid_idempotency_key: {
    status: 400,
    en: 'An Idempotency-Key has 1 to 200 printable characters.',
    ko: 'Idempotency-Key는 1~200자의 문자여야 합니다.',
  },
  not_a_photo: {
    status: 400,
    en: 'This file is not a photo that can be read ({formats}).',
    ko: '읽을 수 있는 사진({formats})이 아닙니다.',
  },
  unsupported_photo: {
    status: 415,
    en: 'HEIC photos cannot be read here. Please send the photo as one of these: {formats}. On an iPhone, choose “Most Compatible” in the settings of the camera, under “Formats”.',
    ko: 'HEIC 사진은 읽을 수 없습니다. 다음 형식으로 보내 주세요: {formats}. 아이폰에서는 설정의 카메라, 포맷에서 ‘높은 호환성’을 선택하면 됩니다.',
  },
  photo_too_large: {
    status: 413,
    en: 'A photo has at most {limit}.',
    ko: '사진은 최대 {limit}까지 올릴 수 있습니다.',
  },
  no_barcode: {
    status: 400,
    en: 'No barcode can be read in this photo.',
    ko: '사진에서 바코드를 읽을 수 없습니다.',
  },
  unknown_barcode: {
    status: 404,
    en: 'No food with this barcode is known.',
    ko: '등록되지 않은 바코드입니다.',
  },
  invalid_barcode: {
    status: 400,
    en: 'This is not a valid barcode: {reason}.',
    ko: '올바른 바코드가 아닙니다: {reason}.',
  },
  unknown_diet: { status: 400, en: 'There is no such diet: {slug}.', ko: '그런 식단이 없습니다: {slug}.' },
  unknown_allergen: {
    status: 400,
    en: 'There is no such allergen: {slug}.',
    ko: '그런 알레르기 항목이 없습니다: {slug}.',
  },
  unknown_category: {
    status: 400,
    en: 'There is no such food category: {slug}.',
    ko: '그런 식품군이 없습니다: {slug}.',
  },
  rule_without_case: {
    status: 400,
    en: 'The published rule {rule} has no case that shows what it does.',
    ko: '게시된 규칙 {rule}에 무엇을 하는지 보여 주는 사례가 없습니다.',
  },
  // Neither a colon nor a comma: Payload's admin UI splits the message of a fault at them.
  rule_case_failed: {
    status: 400,
    en: 'Case {case} of the rule {rule} comes out as "{found}" instead of "{expected}".',
    ko: '규칙 {rule}의 {case}번 사례는 결과가 ‘{expected}’이어야 하는데 ‘{found}’입니다.',
  },
  changed_meanwhile: {
    status: 409,
    en: '{by} changed this after you opened it. Nothing of yours is lost: choose what to keep.',
    ko: '문서를 연 뒤에 {by} 님이 바꿨습니다. 입력한 내용은 그대로 있습니다. 남길 값을 골라 주세요.',
  },
  slug_fixed: {
    status: 409,
    en: 'The slug {slug} cannot be changed because others may refer to it.',
    ko: '다른 곳에서 쓰고 있을 수 있어 식별자 {slug} 값은 바꿀 수 없습니다.',
  },
  allergen_in_use: {
    status: 409,
    en: 'This allergen is still named by others ({by}). Change those first.',
    ko: '이 알레르기 항목을 쓰는 곳({by})이 있습니다. 그곳을 먼저 바꿔 주세요.',
  },
  signature_needed: {
    status: 409,
    en: 'One person alone cannot publish rules. Save them with PUT /api/diets/:id/draft; another dietitian signs them with POST /api/diets/:id/draft/sign; then POST /api/diets/:id/draft/publish.',
    ko: '규칙은 혼자 게시할 수 없습니다. PUT /api/diets/:id/draft로 초안을 저장하고, 다른 영양사가 POST /api/diets/:id/draft/sign으로 서명한 뒤 POST /api/diets/:id/draft/publish로 게시해 주세요.',
  },
  no_rule_draft: {
    status: 409,
    en: 'There is no draft of the rules. It may just have been published or discarded.',
    ko: '규칙의 초안이 없습니다. 방금 게시되었거나 지워졌을 수 있습니다.',
  },
  own_rule_draft: {
    status: 403,
    en: 'You have changed this draft yourself. Another dietitian must sign it.',
    ko: '직접 바꾼 초안에는 서명할 수 없습니다. 다른 영양사가 서명해야 합니다.',
  },
  rule_draft_unsigned: {
    status: 409,
    en: 'Another dietitian must sign this draft before it is published. A change makes a signature void.',
    ko: '게시하려면 다른 영양사의 서명이 필요합니다. 초안을 바꾸면 서명은 효력을 잃습니다.',
  },
  rule_draft_outdated: {
    status: 409,
    en: 'Other rules were published after this draft was begun. Please compare them, and save the draft again for the present version.',
    ko: '초안을 시작한 뒤에 다른 규칙이 게시되었습니다. 비교한 다음 지금 버전을 기준으로 초안을 다시 저장해 주세요.',
  },
  rule_draft_exists: {
    status: 409,
    en: 'There is a draft already. Please discard it first, or send its hash to replace it.',
    ko: '초안이 이미 있습니다. 먼저 지우거나, 바꿔 쓰려면 그 초안의 hash를 보내 주세요.',
  },
  category_in_use: {
    status: 409,
    en: 'This category has narrower ones, or rules name it ({by}). Change those first.',
    ko: '이 식품군 아래에 다른 식품군이 있거나 규칙이 쓰고 있습니다({by}). 그곳을 먼저 바꿔 주세요.',
  },
  unknown_parent: {
    status: 400,
    en: 'There is no such parent.',
    ko: '그런 상위 항목이 없습니다.',
  },
  parent_circle: {
    status: 400,
    en: 'An entry cannot be below itself.',
    ko: '자기 자신을 상위 항목으로 둘 수 없습니다.',
  },
  confirmation_required: {
    status: 400,
    en: 'This filter matches all {count} documents. Add confirm=all if you mean all of them.',
    ko: '이 조건은 문서 {count}개 모두에 해당합니다. 모두 바꾸려면 confirm=all을 붙여 주세요.',
  },
  contradictory_profile: {
    status: 400,
    en: 'The profile names something to avoid, so it cannot also say that there is nothing to avoid. Remove it first.',
    ko: '프로필에 피하는 것이 적혀 있어 "피하는 것 없음"이라고 할 수 없습니다. 먼저 그것을 지워 주세요.',
  },
  authentication_required: { status: 401, en: 'Please log in first.', ko: '먼저 로그인해 주세요.' },
  otp_required: {
    status: 401,
    en: 'Please enter the code of your authenticator app, too.',
    ko: '인증 앱의 코드도 입력해 주세요.',
  },
  otp_invalid: {
    status: 401,
    en: 'This code is wrong or was used before. Please wait for the next one.',
    ko: '코드가 올바르지 않거나 이미 쓰였습니다. 다음 코드를 기다려 주세요.',
  },
  second_factor_exists: {
    status: 409,
    en: 'This account has a second factor already. Please remove it first.',
    ko: '이미 2단계 인증을 쓰고 있습니다. 먼저 해제해 주세요.',
  },
  login_failed: {
    status: 401,
    en: 'The e-mail or the password is wrong.',
    ko: '이메일 또는 비밀번호가 올바르지 않습니다.',
  },
  login_not_fresh: {
    status: 403,
    en: 'Please log in again first: this needs a login of the last {minutes} minutes.',
    ko: '먼저 다시 로그인해 주세요. 최근 {minutes}분 안에 로그인해야 합니다.',
  },
  sign_in_expired: {
    status: 400,
    en: 'This sign-in has ended, was used before, or began in another browser. Please start it again.',
    ko: '로그인 과정이 끝났거나 이미 쓰였거나 다른 브라우저에서 시작되었습니다. 처음부터 다시 시도해 주세요.',
  },
  sign_in_cancelled: {
    status: 400,
    en: 'The sign-in was cancelled. Nothing has changed.',
    ko: '로그인이 취소되었습니다. 바뀐 것은 없습니다.',
  },
  invalid_return_address: {
    status: 400,
    en: 'A sign-in cannot return to this address.',
    ko: '로그인 뒤에 이 주소로 돌아갈 수 없습니다.',
  },
  identity_not_proven: {
    status: 401,
    en: 'This does not prove who you are. Please sign in again.',
    ko: '본인임을 확인할 수 없습니다. 다시 로그인해 주세요.',
  },
  sign_up_needed: {
    status: 409,
    en: 'You have no account yet. Please choose a username and give your consents; `signIn` has the ticket for it.',
    ko: '아직 회원이 아닙니다. 사용자 이름을 정하고 동의해 주세요. 가입에 쓸 티켓은 `signIn`에 있습니다.',
  },
  account_exists: {
    status: 409,
    en: 'This e-mail is already registered. Log in as you did before (for example with your password), then link this sign-in in your account.',
    ko: '이미 가입된 이메일입니다. 전에 쓰던 방법(예: 비밀번호)으로 로그인한 뒤, 계정에서 이 로그인을 연결해 주세요.',
  },
  identity_taken: {
    status: 409,
    en: 'This sign-in is already linked to an account.',
    ko: '이미 다른 계정에 연결된 로그인입니다.',
  },
  invalid_passkey: {
    status: 400,
    en: 'This passkey could not be checked. Please try to add it again.',
    ko: '패스키를 확인하지 못했습니다. 다시 추가해 주세요.',
  },
  passkey_refused: {
    status: 401,
    en: 'This passkey was not accepted. Please try again, or log in another way.',
    ko: '이 패스키로 로그인할 수 없습니다. 다시 시도하거나 다른 방법으로 로그인해 주세요.',
  },
  passkey_taken: {
    status: 409,
    en: 'This passkey is already added.',
    ko: '이미 추가된 패스키입니다.',
  },
  too_many_passkeys: {
    status: 409,
    en: 'An account can have {maximum} passkeys. Please remove one first.',
    ko: '패스키는 {maximum}개까지 추가할 수 있습니다. 먼저 하나를 지워 주세요.',
  },
  last_way_in: {
    status: 409,
    en: 'This is the only way into your account. Please set a password or link another sign-in first.',
    ko: '계정에 들어올 수 있는 유일한 방법입니다. 먼저 비밀번호를 정하거나 다른 로그인을 연결해 주세요.',
  },
  provider_failed: {
    status: 502,
    en: 'The sign-in service gave an answer that cannot be used. Please try again later, or sign in another way.',
    ko: '로그인 서비스의 응답을 쓸 수 없습니다. 나중에 다시 시도하거나 다른 방법으로 로그인해 주세요.',
  },
  provider_unreachable: {
    status: 503,
    en: 'The sign-in service does not answer at the moment. Please try again shortly, or sign in another way.',
    ko: '로그인 서비스가 지금 응답하지 않습니다. 잠시 뒤 다시 시도하거나 다른 방법으로 로그인해 주세요.',
  },
  forbidden: { status: 403, en: 'You may not do this.', ko: '이 작업을 할 권한이 없습니다.' },
  not_found: { status: 404, en: 'There is nothing here.', ko: '찾을 수 없습니다.' },
  method_not_allowed: {
    status: 405,
    en: 'This address does not answer this method.',
    ko: '이 주소에서는 지원하지 않는 요청 방식입니다.',
  },
  not_acceptable: {
    status: 406,
    en: 'This address answers only {expected}. Please change the Accept header.',
    ko: '이 주소는 {expected} 형식으로만 응답합니다. Accept 헤더를 바꿔 주세요.',
  },
  request_timeout: {
    status: 408,
    en: 'The request did not arrive in time. Please send it again.',
    ko: '요청이 제시간에 도착하지 않았습니다. 다시 보내 주세요.',
  },
  uri_too_long: {
    status: 414,
    en: 'The address of the request is too long.',
    ko: '요청 주소가 너무 깁니다.',
  },
  expectation_failed: {
    status: 417,
    en: 'The server cannot do what the Expect header asks for.',
    ko: 'Expect 헤더가 요구하는 동작을 지원하지 않습니다.',
  },
  headers_too_large: {
    status: 431,
    en: 'The headers of the request are too large.',
    ko: '요청 헤더가 너무 큽니다.',
  },
  graphql_syntax: {
    status: 400,
    en: 'The GraphQL document cannot be read at line {line}, column {column}.',
    ko: 'GraphQL 문서의 {line}번째 줄 {column}번째 글자를 이해할 수 없습니다.',
  },
  graphql_invalid: {
    status: 400,
    en: 'The GraphQL document does not fit the schema at line {line}, column {column}.',
    ko: 'GraphQL 문서의 {line}번째 줄 {column}번째 글자부터 스키마와 맞지 않습니다.',
  },
  email_taken: { status: 409, en: 'This e-mail is already registered.', ko: '이미 가입된 이메일입니다.' },
  username_taken: { status: 409, en: 'This username is taken.', ko: '이미 사용 중인 이름입니다.' },
  username_changed_often: {
    status: 409,
    en: 'Your last {limit} usernames are still kept for you. Please take one of them back, or choose a new one after {until}.',
    ko: '이전에 쓰던 이름 {limit}개가 아직 회원님을 위해 보관되어 있습니다. 그중 하나로 되돌리거나, {until} 이후에 새 이름을 골라 주세요.',
  },
  already_exists: { status: 409, en: 'This value is already in use.', ko: '이미 사용 중인 값입니다.' },
  conflict: {
    status: 409,
    en: 'Someone changed this at the same moment. Please try again.',
    ko: '동시에 다른 변경이 있었습니다. 다시 시도해 주세요.',
  },
  in_use: {
    status: 409,
    en: 'Other documents still refer to this one.',
    ko: '다른 문서가 아직 이것을 쓰고 있습니다.',
  },
  invalid_token: {
    status: 400,
    en: 'This link is no longer valid. Please ask for a new one.',
    ko: '더 이상 유효하지 않은 링크입니다. 다시 요청해 주세요.',
  },
  // duplicates of foods
  merge_with_itself: {
    status: 400,
    en: 'A food cannot be merged with itself.',
    ko: '식품을 자기 자신과 합칠 수 없습니다.',
  },
  merge_one_other: {
    status: 400,
    en: 'Name one other food: `into` or `from`.',
    ko: '`into`와 `from` 중 하나만 지정해 주세요.',
  },
  // imports
  unknown_group: {
    status: 400,
    en: 'This import has no such group of foods.',
    ko: '이 가져오기에는 그런 식품 분류가 없습니다.',
  },
  import_state: {
    status: 409,
    en: 'This import is not in a state that allows it ({state}). Possible now: {possible}.',
    ko: '가져오기가 지금 그럴 수 있는 상태가 아닙니다({state}). 지금 할 수 있는 것: {possible}.',
  },
  import_pruned: {
    status: 409,
    en: 'The files and rows of this import were removed after {days} days. It can be neither rolled back nor imported again.',
    ko: '이 가져오기의 파일과 행 기록은 {days}일이 지나 지워졌습니다. 더는 되돌리거나 다시 가져올 수 없습니다.',
  },
  import_of_command: {
    status: 409,
    en: 'This import was started on the command line. Run the same command again to continue, or cancel it here.',
    ko: '명령줄에서 시작한 가져오기입니다. 이어서 하려면 같은 명령을 다시 실행하고, 아니면 여기에서 취소해 주세요.',
  },
  question_open: {
    status: 400,
    en: 'Please answer this question about the files first: {question}',
    ko: '먼저 파일에 관한 질문에 답해 주세요: {question}',
  },
  unknown_question: {
    status: 400,
    en: 'The files do not raise this question, so its answer would change nothing. Their questions: {allowed}.',
    ko: '파일에 없는 질문이라 답을 쓸 곳이 없습니다. 파일의 질문: {allowed}.',
  },
  preset_needed: {
    status: 400,
    en: 'No preset fits these files. Please choose one, or say what the columns mean.',
    ko: '이 파일에 맞는 형식을 찾지 못했습니다. 형식을 고르거나 열의 뜻을 지정해 주세요.',
  },
  too_many_files: {
    status: 400,
    en: 'An import takes at most {limit} files.',
    ko: '한 번에 파일 {limit}개까지 가져올 수 있습니다.',
  },
  // community: reactions
  own_like: {
    status: 403,
    en: 'You cannot like what you wrote yourself.',
    ko: '직접 쓴 글에는 좋아요를 누를 수 없습니다.',
  },
  // community: notifications
  exactly_one_of: {
    status: 400,
    en: 'Please send exactly one of these: {allowed}.',
    ko: '다음 중 하나만 보내 주세요: {allowed}.',
  },
  own_block: { status: 403, en: 'You cannot block yourself.', ko: '자기 자신은 차단할 수 없습니다.' },
  links_not_allowed: {
    status: 400,
    en: 'An introduction has no links. Please leave the address out.',
    ko: '소개에는 링크를 넣을 수 없습니다. 주소를 빼 주세요.',
  },

  too_many_entries: {
    status: 409,
    en: 'This list is full; it has at most {limit} entries. Please take one out first.',
    ko: '목록이 가득 찼습니다(최대 {limit}개). 먼저 하나를 빼 주세요.',
  },
  // community: anonymity
  not_anonymous: {
    status: 409,
    en: 'This was not written anonymously.',
    ko: '익명으로 쓴 글이 아닙니다.',
  },
  opening_exists: {
    status: 409,
    en: 'Somebody has already asked for the author of this. Please wait until that request is over.',
    ko: '이미 작성자 확인 요청이 있습니다. 그 요청이 끝난 뒤에 다시 시도해 주세요.',
  },
  unknown_sharing_code: {
    status: 400,
    en: 'This code does not count. Please ask the member to read it out again, or to make a new one.',
    ko: '사용할 수 없는 코드입니다. 회원에게 코드를 다시 불러 달라고 하거나 새 코드를 요청해 주세요.',
  },
  sharing_state: {
    status: 409,
    en: 'This is not possible any more: the sharing is at another step, or it is over.',
    ko: '지금은 할 수 없습니다. 공유가 다른 단계에 있거나 끝났습니다.',
  },
  not_shared: {
    status: 403,
    en: 'The member does not share this with you, or not any more.',
    ko: '회원이 공유하지 않았거나 공유가 끝난 정보입니다.',
  },
  opening_decided: {
    status: 409,
    en: 'This request has already been decided, or its time is over.',
    ko: '이미 결정되었거나 기한이 지난 요청입니다.',
  },
  opening_closed: {
    status: 409,
    en: 'The author is not shown: nobody has agreed, or the time is over.',
    ko: '작성자를 볼 수 없습니다. 동의를 받지 않았거나 기한이 지났습니다.',
  },
  second_moderator_needed: {
    status: 403,
    en: 'Another moderator than the one who asked must agree.',
    ko: '요청한 사람이 아닌 다른 관리자가 동의해야 합니다.',
  },
  opening_concerns_you: {
    status: 403,
    en: 'This concerns you. Please leave it to other moderators.',
    ko: '본인과 관련된 요청이므로 다른 관리자가 처리해야 합니다.',
  },
  invalid_event_id: {
    status: 400,
    en: 'No event of the stream has this id. Please send the last one that you got, or none.',
    ko: '스트림의 이벤트 id가 아닙니다. 마지막으로 받은 id를 보내거나 빼고 보내 주세요.',
  },
  // community: filters
  word_not_allowed: {
    status: 400,
    en: 'The word “{word}” is not used here. Please write it in another way.',
    ko: '‘{word}’은(는) 이곳에서 쓰지 않는 말입니다. 다른 말로 바꿔 주세요.',
  },
  link_not_allowed: {
    status: 400,
    en: 'Links to {host} are not allowed here. Please leave it out.',
    ko: '{host} 링크는 올릴 수 없습니다. 빼고 올려 주세요.',
  },
  wording_notice: {
    status: 409,
    en: 'Please look at “{word}” once more. If you mean it so, send it again with acknowledged: true.',
    ko: '‘{word}’(이)라는 표현을 한 번 더 살펴봐 주세요. 그대로 올리시려면 acknowledged: true와 함께 다시 보내 주세요.',
  },
  medical_claim: {
    status: 409,
    en: 'This may read as if food heals a disease or replaces medicine. Somebody could stop a treatment that they need. Please say that it is your own experience, and to ask a doctor before changing medicine. If it is fine as it is, send it again with acknowledged: true.',
    ko: '음식이 병을 낫게 하거나 약을 대신한다는 뜻으로 읽힐 수 있습니다. 누군가 꼭 필요한 치료를 멈출 수도 있으니, 개인의 경험이라는 점과 약은 의료진과 상의해야 한다는 점을 함께 적어 주세요. 지금 그대로 괜찮다면 acknowledged: true와 함께 다시 보내 주세요.',
  },
  too_many_links: {
    status: 403,
    en: 'Links in a text of a new member: at most {limit}. It becomes more when you have taken part for a while.',
    ko: '새로 오신 회원은 링크를 {limit}개까지 넣을 수 있습니다. 조금 더 활동하시면 늘어납니다.',
  },
  too_many_images: {
    status: 403,
    en: 'Pictures in a post of a new member: at most {limit}. It becomes more when you have taken part for a while.',
    ko: '새로 오신 회원은 글마다 사진을 {limit}장까지 넣을 수 있습니다. 조금 더 활동하시면 늘어납니다.',
  },
  duplicate_content: {
    status: 409,
    en: 'You have just posted the same text. It is there already; the same text can be posted again after {minutes} minutes.',
    ko: '방금 같은 글을 올리셨습니다. 이미 게시되어 있으며, 같은 글은 {minutes}분 뒤에 다시 올릴 수 있습니다.',
  },
  removed_picture: {
    status: 403,
    en: 'A moderator has removed this picture before. Please choose another one.',
    ko: '운영진이 삭제한 사진입니다. 다른 사진을 골라 주세요.',
  },
  // community: notifications
  invalid_push_endpoint: {
    status: 400,
    en: 'This is not the address of a push service: https, a public host, no port.',
    ko: '푸시 서비스의 주소가 아닙니다. 공개된 호스트의 https 주소를 포트 없이 보내 주세요.',
  },
  invalid_push_key: {
    status: 400,
    en: 'This is not a key of a push subscription. Please send it as the browser gives it.',
    ko: '푸시 구독의 키가 아닙니다. 브라우저가 준 값을 그대로 보내 주세요.',
  },
  // community: moderation
  muted: {
    status: 403,
    en: 'You can read, but not write, until {until}.',
    ko: '{until}까지 글을 읽을 수만 있고 쓸 수 없습니다.',
  },
  anonymous_muted: {
    status: 403,
    en: 'You cannot write anonymously until {until}. You can write under your own name.',
    ko: '{until}까지 익명으로 쓸 수 없습니다. 자기 이름으로는 쓸 수 있습니다.',
  },
  self_report: {
    status: 400,
    en: 'This is your own. You can delete it yourself.',
    ko: '본인의 것은 신고할 수 없습니다. 직접 삭제할 수 있어요.',
  },
  already_reported: {
    status: 409,
    en: 'You have already reported this. Thank you.',
    ko: '이미 신고하셨습니다. 알려 주셔서 고맙습니다.',
  },
  case_concerns_you: {
    status: 403,
    en: 'This case is about you. Please leave it to other moderators.',
    ko: '본인에 관한 건이므로 다른 운영자가 처리해야 합니다.',
  },
  case_changed: {
    status: 409,
    en: 'This case has changed since you saw it. Please look at it again.',
    ko: '보고 계신 사이에 이 건이 바뀌었습니다. 다시 확인해 주세요.',
  },
  case_claimed: {
    status: 409,
    en: 'Another moderator is working on this case.',
    ko: '다른 운영자가 처리하고 있습니다.',
  },
  nobody_to_tell: {
    status: 400,
    en: 'The author is not told of this action. Please leave the message out.',
    ko: '작성자에게 알리지 않는 조치입니다. 메시지를 빼 주세요.',
  },
  case_not_claimed: {
    status: 409,
    en: 'Please claim the case first. A claim ends after some minutes.',
    ko: '먼저 담당으로 지정해 주세요. 담당은 일정 시간이 지나면 풀립니다.',
  },
  case_resolved: {
    status: 409,
    en: 'This case is resolved. Open it again first.',
    ko: '이미 처리된 건입니다. 먼저 다시 열어 주세요.',
  },
  own_decision: {
    status: 403,
    en: 'The author appealed your decision. Another moderator answers it.',
    ko: '본인의 결정에 대한 이의 제기입니다. 다른 운영자가 처리해야 합니다.',
  },
  action_not_possible: {
    status: 400,
    en: 'This action does not fit the target.',
    ko: '이 대상에는 할 수 없는 조치입니다.',
  },
  no_days_expected: {
    status: 400,
    en: 'This action has no number of days.',
    ko: '기간이 없는 조치입니다.',
  },
  nothing_to_change: {
    status: 409,
    en: 'It is already so. Nothing was changed.',
    ko: '이미 그 상태입니다. 바뀐 것이 없습니다.',
  },
  author_sealed: {
    status: 409,
    en: 'The author is anonymous: a suspension would tell who it is. Ask for the author to be opened first.',
    ko: '작성자가 익명입니다. 이용 정지를 하면 누구인지 드러납니다. 먼저 작성자 공개 절차를 거쳐 주세요.',
  },
  newer_action: {
    status: 409,
    en: 'Something newer has changed the same. Undo that first.',
    ko: '더 최근의 변경이 있습니다. 그것을 먼저 되돌려 주세요.',
  },
  already_undone: { status: 409, en: 'This is already undone.', ko: '이미 되돌린 조치입니다.' },
  not_appealable: {
    status: 409,
    en: 'There is nothing to appeal here. What was hidden by reports is looked at anyway.',
    ko: '이의를 제기할 수 있는 조치가 아닙니다. 신고로 숨겨진 글은 운영자가 곧 확인합니다.',
  },
  already_appealed: {
    status: 409,
    en: 'You have already appealed this decision.',
    ko: '이 결정에는 이미 이의를 제기하셨습니다.',
  },
  no_appeal: { status: 409, en: 'No appeal waits here.', ko: '대기 중인 이의 제기가 없습니다.' },
  // community: posts and comments
  too_many_nodes: {
    status: 400,
    en: 'A text may have at most {limit} parts.',
    ko: '글은 {limit}개 요소까지 쓸 수 있습니다.',
  },
  too_many_mentions: {
    status: 400,
    en: 'A text may have at most {limit} mentions of this kind.',
    ko: '이런 언급은 글 하나에 {limit}개까지 할 수 있습니다.',
  },
  unsafe_link: {
    status: 400,
    en: 'A link is a whole address that begins with http://, https:// or mailto:.',
    ko: '링크는 http://, https:// 또는 mailto:로 시작하는 전체 주소여야 합니다.',
  },
  unknown_image: {
    status: 400,
    en: 'There is no such picture of yours.',
    ko: '회원님의 사진 중에 없습니다.',
  },
  image_in_use: {
    status: 409,
    en: 'This picture belongs to another post.',
    ko: '이미 다른 글에 쓰인 사진입니다.',
  },
  private_diary: {
    status: 400,
    en: 'Only a public meal can be part of a post.',
    ko: '공개된 식사 일기만 글에 넣을 수 있습니다.',
  },
  anonymous_diary: {
    status: 400,
    en: 'An anonymous post shows no meal, because a meal shows who ate it.',
    ko: '식사 일기에는 작성자가 보이므로 익명 글에 넣을 수 없습니다.',
  },
  board_closed: {
    status: 409,
    en: 'This board takes no new posts and comments.',
    ko: '이 게시판에는 더 이상 글과 댓글을 쓸 수 없습니다.',
  },
  one_thread: {
    status: 400,
    en: 'A comment belongs to one post or to one meal.',
    ko: '댓글은 글 하나 또는 식사 일기 하나에만 쓸 수 있습니다.',
  },
  other_thread: {
    status: 400,
    en: 'The comment that you answer belongs to another post or meal.',
    ko: '답하려는 댓글이 다른 글이나 식사 일기에 있습니다.',
  },
  comment_gone: {
    status: 409,
    en: 'The comment that you answer is no longer there.',
    ko: '답하려는 댓글이 더 이상 없습니다.',
  },
  no_dietitian_account: {
    status: 400,
    en: 'This staff account is not one of a dietitian.',
    ko: '영양사 역할의 직원 계정만 연결할 수 있습니다.',
  },
  not_a_dietitian: {
    status: 403,
    en: 'Only a verified dietitian gives professional advice.',
    ko: '확인된 영양사만 전문가 조언을 할 수 있습니다.',
  },
  anonymous_professional: {
    status: 400,
    en: 'Professional advice needs a name, so it cannot be anonymous.',
    ko: '전문가 조언은 이름을 밝혀야 하므로 익명으로 쓸 수 없습니다.',
  },
  rate_limited: {
    status: 429,
    // The sentence with the unit that fits is shown.
    en: 'That was a lot in a short time. Please wait {seconds} seconds. Please wait {minutes} minutes. Please wait {hours} hours.',
    ko: '짧은 시간에 요청이 많았습니다. {seconds}초 뒤에 다시 시도해 주세요. {minutes}분 뒤에 다시 시도해 주세요. {hours}시간 뒤에 다시 시도해 주세요.',
  },
  internal: { status: 500, en: 'Something went wrong on our side.', ko: '서버에 문제가 생겼습니다.' },
  foods_being_judged: {
    status: 409,
    en: 'Foods are being read again after a change of the dictionary. Please try again when that is done.',
    ko: '사전이 바뀌어 식품을 다시 읽고 있습니다. 끝난 뒤 다시 시도해 주세요.',
  },
  busy: {
    status: 503,
    en: 'We are busy at the moment. Please try again shortly.',
    ko: '지금 요청이 많습니다. 잠시 뒤 다시 시도해 주세요.',
  },
  not_ready: {
    status: 503,
    en: 'Not ready to answer yet: {parts}.',
    ko: '아직 응답할 준비가 되지 않았습니다: {parts}.',
  },
  storage_full: {
    status: 507,
    en: 'There is no space left to store this. Nothing was saved. Please send it again when the operator has freed space on the disk of the uploads.',
    ko: '저장 공간이 부족하여 저장하지 못했습니다. 운영자가 업로드 디스크의 공간을 확보한 뒤 다시 보내 주세요.',
  },
  query_timeout: {
    status: 503,
    en: 'This query took too long. Please narrow it down.',
    ko: '조회가 너무 오래 걸립니다. 조건을 좁혀 주세요.',
  },
} as const satisfies Record<string, LocalizedText & { readonly status: number }>;

export type ErrorCode = keyof typeof errorCodes;

/** The texts that replace `{reason}`, `{found}` and `{expected}` in an error, by their internal names. */
export const reasonTexts: Readonly<Record<string, LocalizedText>> = {
  length: { en: 'it must have 8, 12, 13 or 14 digits', ko: '8, 12, 13, 14자리여야 합니다' },
  characters: { en: 'only digits are allowed', ko: '숫자만 쓸 수 있습니다' },
  'check-digit': { en: 'its check digit is wrong', ko: '검사 숫자가 맞지 않습니다' },
  'not-http': {
    en: 'it is not valid HTTP; characters outside ASCII in a URL must be percent-encoded',
    ko: '올바른 HTTP가 아닙니다. 주소에 ASCII가 아닌 글자는 퍼센트 인코딩해야 합니다',
  },
  'method-override': {
    en: 'the header X-HTTP-Method-Override may only turn a POST into a GET',
    ko: 'X-HTTP-Method-Override 헤더로는 POST를 GET으로만 바꿀 수 있습니다',
  },
  'a-text': { en: 'a text', ko: '문자열' },
  'a-number': { en: 'a number without quotes', ko: '따옴표 없는 숫자' },
  'a-whole-number': { en: 'a whole number', ko: '소수점이 없는 숫자' },
  'a-truth-value': { en: 'true or false', ko: 'true 또는 false' },
  'an-id': { en: 'the id of a document', ko: '문서의 id' },
  'an-object': { en: 'an object', ko: '객체' },
  'a-list': { en: 'a list', ko: '목록' },
  'a-graphql-answer': {
    en: 'application/json or application/graphql-response+json',
    ko: 'application/json 또는 application/graphql-response+json',
  },
  'no-operation': { en: 'no operation has this name', ko: '그런 이름의 작업(operation)이 없습니다' },
  'schema-type': { en: 'of the type that the schema names', ko: '스키마가 정한 형식' },
  'unclear-request': { en: 'its form is not the expected one', ko: '요청의 형식이 맞지 않습니다' },
  'a-day': { en: 'a day (YYYY-MM-DD)', ko: '날짜(YYYY-MM-DD)' },
  'a-date': { en: 'a date (YYYY-MM-DD, or with a time)', ko: '날짜(YYYY-MM-DD, 또는 시각까지)' },
  'a-file': { en: 'a file', ko: '파일' },
  ...outcomeNames,
  'wrong-form': { en: 'a value has the wrong form', ko: '값의 형식이 맞지 않습니다' },
};
