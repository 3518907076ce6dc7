export const beside = {
  region: (headline: string) => `Đọc bên cạnh: ${headline}`,
  readOnly: 'Chỉ đọc',
  swap: 'Mở để sửa',
  close: 'Đóng',
};
