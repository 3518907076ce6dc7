export const holding = {
  holds: (name: string, since: string) => `${name} đang giữ bài, từ ${since}.`,
  somebody: 'Một người chưa có trong tòa soạn',
  explain: 'Bạn vẫn viết được: chữ của cả hai người đều được giữ, thành hai bản để ghép sau.',
  takeOver: 'Nhận giữ bài',
  taken: (name: string) => `${name} vừa nhận giữ bài này. Chữ của bạn vẫn được lưu như thường.`,
  inList: (name: string) => `${name} đang giữ`,
};
