export const reading = {
  isNew: 'Mới',
  end: 'Hết mục: không còn bài nào ở phía này.',
};
