import { defineJob, maintenance } from '../../src/queue/jobDefinition.ts';

export const checkCommunityJob = defineJob({
  name: 'check-community',
  title: {
    ko: '좋아요·댓글 수 확인과 쓰지 않는 프로필 사진 정리',
    en: 'Check the numbers of likes and comments, remove unused avatars',
  },
  ...maintenance,
  runSeconds: 1800,
  backoff: { baseSeconds: 60, capSeconds: 3600 },
  daily: { hour: 4, minute: 30 },
});
