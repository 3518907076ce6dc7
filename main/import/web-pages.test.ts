import { expect, test } from 'vitest';
import { outlineOf } from './outline-for-tests.ts';

const LEAD =
  'Sáng 12-5, hơn hai trăm hộ dân xóm Khe Lim đã nhận nước sạch từ công trình mới, sau ba năm chờ đợi và nhiều lần kiến nghị.';
const FIRST =
  'Công trình lấy nước từ suối Đá Dựng, dẫn qua sáu cây số ống về bể lọc ở đầu xóm, mỗi ngày cấp chừng 120 khối nước cho cả khu vực.';
const SECOND =
  'Bà Lường Thị Pẩu kể rằng trước đây mùa khô nào cũng phải gùi nước từ chân núi, có hôm mất nửa buổi mới được hai can đầy.';
const THIRD =
  'Theo kế hoạch, đến cuối năm huyện sẽ nối thêm hai nhánh ống cho các xóm phía trên, nơi còn gần một trăm hộ dùng nước mưa.';

test('[I4] a WordPress page: article, figure and figcaption, widgets around it', () => {
  const page = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Nước về Khe Lim &#8211; Báo Sông Cầu</title>
    <link rel="canonical" href="https://songcau.example/2022/05/nuoc-ve-khe-lim/">
    <meta property="article:published_time" content="2022-05-12T01:30:00+00:00"></head>
    <body class="single has-sidebar"><div id="page" class="site"><a class="skip-link" href="#content">Bỏ qua</a>
    <header class="site-header"><p class="site-title"><a href="/">Báo Sông Cầu</a></p><nav class="main-navigation"><ul><li><a href="/">Trang chủ</a></li><li><a href="/xa-hoi/">Xã hội</a></li></ul></nav></header>
    <main id="content"><article class="post type-post"><header class="entry-header"><span class="cat-links"><a href="/xa-hoi/">Xã hội</a></span>
    <h1 class="entry-title">Nước về Khe Lim</h1>
    <div class="entry-meta"><span class="posted-on"><time datetime="2022-05-12T08:30:00+07:00">12/05/2022</time></span> <span class="byline">bởi <span class="author vcard"><a href="/author/thu-ha/">Thu Hà</a></span></span></div></header>
    <figure class="post-thumbnail"><img src="/img/khelim.jpg" width="1200" height="800" alt="Một cụ bà hứng nước bên vòi"><figcaption>Người dân Khe Lim bên vòi nước mới. Ảnh: Đỗ Thế Hưởng</figcaption></figure>
    <div class="entry-content"><p><strong>${LEAD}</strong></p><p>${FIRST}</p>
    <h2>Ba năm chờ đợi</h2><p>${SECOND.replace('Lường Thị Pẩu', '<em>Lường Thị Pẩu</em>')}</p>
    <blockquote><p>“Có nước rồi, tối tôi ngủ ngon hơn”, bà nói.</p></blockquote>
    <ul><li>Bể lọc: 3 ngăn</li><li>Đường ống: <b>6 km</b><ul><li>Nhánh chính</li><li>Nhánh phụ</li></ul></li></ul>
    <p>${THIRD} <a href="../ke-hoach/?a=1&amp;b=2">Xem kế hoạch</a> hoặc <a href="mailto:ban@songcau.example">gửi thư</a>, đừng <a href="javascript:alert(1)">bấm vào đây</a>.</p>
    <div class="sharedaddy"><h3>Chia sẻ:</h3><ul><li><a href="https://fb.example">Facebook</a></li></ul></div></div>
    <footer class="entry-footer"><span class="tags-links">Tags: <a rel="tag" href="/t/1">nước sạch</a>, <a rel="tag" href="/t/2">Khe Lim</a></span></footer></article>
    <div class="yarpp-related"><h3>Bài viết liên quan</h3><ol><li><a href="/2022/04/duong-moi/">Đường mới lên Bản Tèn</a></li><li><a href="https://songcau.example/cho/">Chợ phiên họp lại</a></li></ol></div>
    <div id="comments"><h3>Để lại một bình luận</h3><form><label>Bình luận</label><textarea></textarea></form></div></main>
    <aside id="secondary"><section class="widget"><h2>Bài mới</h2><ul><li><a href="/a">Một tít bài khác ở đâu đó</a></li></ul></section></aside>
    <footer class="site-footer">© 2022 Báo Sông Cầu</footer></div><script>var x = "không phải chữ của bài";</script></body></html>`;
  expect(outlineOf(page, 'html')).toEqual({
    headline: 'Nước về Khe Lim',
    publishedAt: '2022-05-12T08:30:00+07:00',
    url: 'https://songcau.example/2022/05/nuoc-ve-khe-lim/',
    lead: LEAD,
    leadFigure:
      'caption Người dân Khe Lim bên vòi nước mới. | alt Một cụ bà hứng nước bên vòi | photographer Đỗ Thế Hưởng',
    body: [
      `p: ${FIRST}`,
      'h2: Ba năm chờ đợi',
      `p: ${SECOND.replace('Lường Thị Pẩu', '<i>Lường Thị Pẩu</i>')}`,
      'quote: “Có nước rồi, tối tôi ngủ ngon hơn”, bà nói.',
      'ul: Bể lọc: 3 ngăn; Đường ống: <b>6 km</b> (Nhánh chính; Nhánh phụ)',
      `p: ${THIRD} [Xem kế hoạch](https://songcau.example/2022/05/ke-hoach/?a=1&b=2) hoặc [gửi thư](mailto:ban@songcau.example), đừng bấm vào đây.`,
    ],
    bylines: ['Thu Hà'],
    tags: ['nước sạch', 'Khe Lim'],
    related: [
      'Đường mới lên Bản Tèn → https://songcau.example/2022/04/duong-moi/',
      'Chợ phiên họp lại → https://songcau.example/cho/',
    ],
    unplaced: [
      'site-furniture: Bỏ qua',
      'site-furniture: Báo Sông Cầu',
      'site-furniture: Trang chủ',
      'site-furniture: Xã hội',
      'site-furniture: Xã hội',
      'image-address: https://songcau.example/img/khelim.jpg',
      'site-furniture: Chia sẻ:',
      'site-furniture: Facebook',
      'site-furniture: Để lại một bình luận',
      'site-furniture: Bình luận',
      'site-furniture: Bài mới',
      'special-list: Một tít bài khác ở đâu đó',
      'site-furniture: © 2022 Báo Sông Cầu',
    ],
    understood: ['date: 12/05/2022', 'label: bởi', 'label: Ảnh:', 'label: Tags', 'label: Bài viết liên quan'],
  });
});

test('[I4] a present-day portal: lead as h2, photo boxes, a box of links in mid-text, a table, a video', () => {
  const page = `<html><head><title>Chợ phiên Tân Lập họp lại | Báo Điện tử Sông Cầu</title><meta property="og:url" content="https://songcau.example/cho.html"></head><body>
    <div class="header"><div class="logo"><a href="/"><img src="/logo.png"></a></div><ul class="menu-nav"><li><a href="/">Trang chủ</a></li></ul></div>
    <div class="main"><div class="detail"><div class="detail-cate"><a href="/doi-song.htm">Đời sống</a></div>
    <h1 class="detail-title">Chợ phiên Tân Lập họp lại</h1>
    <div class="detail-info"><div class="detail-author">Minh Khuê</div><div class="detail-time">Thứ năm, 20/06/2024 - 06:15 (GMT+7)</div></div>
    <h2 class="detail-sapo">${LEAD}</h2>
    <div class="detail-content afcbc-body"><div class="VCSortableInPreviewMode" type="Photo"><div><img src="https://cdn.example/1.jpg" alt="Chợ phiên Tân Lập họp lại - Ảnh 1."></div><div class="PhotoCMS_Caption"><p>Người bán rau ở đầu chợ</p></div></div>
    <p>${FIRST}</p>
    <div class="box-tinlienquan"><p>Tin liên quan</p><a href="/a.html">Mưa lớn làm sạt đường lên chợ</a></div>
    <p>${SECOND}</p>
    <table><thead><tr><th>Mặt hàng</th><th>Giá</th></tr></thead><tbody><tr><td>Măng tươi</td><td>25.000 đồng</td></tr><tr><td colspan="2">Rau rừng bán theo mớ</td></tr></tbody></table>
    <div class="video"><iframe src="https://www.youtube.com/embed/abc123" title="Chợ phiên"></iframe></div>
    <p>${THIRD}</p><p style="text-align:right"><strong>Theo TTXVN</strong></p></div>
    <div class="detail-share"><div>Chia sẻ</div><a href="#">Zalo</a></div></div>
    <div class="list-news"><h3>Cùng chuyên mục</h3><div class="item"><h4><a href="/b.html">Gà đồi vào vụ tết</a></h4><p>Nông dân ba xã phía đông đang chuẩn bị lứa gà bán dịp tết, giá đã nhích lên so với tháng trước...</p></div></div></div>
    <div class="footer"><p>Tổng biên tập: Nguyễn Văn Mẫu</p><p>Giấy phép số 12/GP-TEST</p></div></body></html>`;
  expect(outlineOf(page, 'html')).toEqual({
    headline: 'Chợ phiên Tân Lập họp lại',
    publishedAt: '2024-06-20T06:15:00+07:00',
    url: 'https://songcau.example/cho.html',
    lead: LEAD,
    body: [
      'figure: caption Người bán rau ở đầu chợ | alt Chợ phiên Tân Lập họp lại - Ảnh 1.',
      `p: ${FIRST}`,
      `p: ${SECOND}`,
      'table: !Mặt hàng | !Giá / Măng tươi | 25.000 đồng / Rau rừng bán theo mớ',
      'embed: https://www.youtube.com/embed/abc123',
      `p: ${THIRD}`,
    ],
    bylines: ['Minh Khuê', 'Theo TTXVN'],
    related: [
      'Mưa lớn làm sạt đường lên chợ → https://songcau.example/a.html',
      'Gà đồi vào vụ tết → https://songcau.example/b.html',
    ],
    unplaced: [
      'site-furniture: Trang chủ',
      'site-furniture: Đời sống',
      'image-address: https://cdn.example/1.jpg',
      'site-furniture: Chia sẻ',
      'site-furniture: Zalo',
      'teaser: Nông dân ba xã phía đông đang chuẩn bị lứa gà bán dịp tết, giá đã nhích lên so với tháng trước...',
      'site-furniture: Tổng biên tập: Nguyễn Văn Mẫu',
      'site-furniture: Giấy phép số 12/GP-TEST',
    ],
    understood: [
      'date: Thứ năm, 20/06/2024 - 06:15 (GMT+7)',
      'label: Tin liên quan',
      'label: Theo',
      'label: Cùng chuyên mục',
    ],
  });
});

test('[I4] an old table layout: no paragraphs, only fonts and line breaks', () => {
  const page = `<html><body topmargin=0><center><table width=780 border=0><tr><td bgcolor=#003366 align=center><font color=white>BÁO SÔNG CẦU ĐIỆN TỬ</font></td></tr>
    <tr><td><table width=100%><tr><td width=150 valign=top><a href=default.asp>Trang chủ</a><br><a href=kinhte.asp>Kinh tế</a><br><a href=vanhoa.asp>Văn hóa</a></td>
    <td valign=top><font size=2 color=red><b>Nước về Khe Lim</b></font><br><font size=1>(12/05/2009 08:30)</font><br><br>
    <table align=left width=200><tr><td><img src=anh/khelim.jpg width=200></td></tr><tr><td><font size=1>Vòi nước mới ở đầu xóm</font></td></tr></table>
    <font face=Arial size=2><b>${LEAD}</b><br><br>${FIRST}<br><br>&nbsp;&nbsp;&nbsp;${SECOND}<br><br>${THIRD}<br><br></font>
    <div align=right><font size=2><b>Bài, ảnh: Lê Minh</b></font></div>
    <font size=2><b>CÁC TIN ĐÃ ĐƯA</b></font><br>- <a href="tin.asp?id=11">Đường mới lên Bản Tèn</a> (10/05/2009)<br>- <a href="tin.asp?id=12">Chợ phiên họp lại</a> (09/05/2009)</td></tr></table></td></tr>
    <tr><td align=center><font size=1>Bản quyền thuộc Báo Sông Cầu. Địa chỉ: số 1 đường Bờ Sông</font></td></tr></table></center></body></html>`;
  expect(outlineOf(page, 'html')).toEqual({
    headline: 'Nước về Khe Lim',
    publishedAt: '2009-05-12T08:30:00+07:00',
    lead: LEAD,
    leadFigure: 'caption Vòi nước mới ở đầu xóm',
    body: [`p: ${FIRST}`, `p: ${SECOND}`, `p: ${THIRD}`],
    bylines: ['Lê Minh', 'Lê Minh (photo)'],
    related: [],
    unplaced: [
      'site-furniture: BÁO SÔNG CẦU ĐIỆN TỬ',
      'site-furniture: Trang chủ',
      'site-furniture: Kinh tế',
      'site-furniture: Văn hóa',
      'image-address: anh/khelim.jpg',
      'related-without-address: - Đường mới lên Bản Tèn (10/05/2009)',
      'related-without-address: - Chợ phiên họp lại (09/05/2009)',
      'site-furniture: Bản quyền thuộc Báo Sông Cầu. Địa chỉ: số 1 đường Bờ Sông',
    ],
    understood: ['date: (12/05/2009 08:30)', 'label: Bài, ảnh:', 'label: CÁC TIN ĐÃ ĐƯA'],
  });
});

test('[I4] no photo, no date, no marks of any kind: headings and paragraphs', () => {
  const page = `<body><div><h1>Chợ phiên Tân Lập họp lại</h1><p>${LEAD}</p><h3>Rau rừng được giá</h3><p>${FIRST}</p><p>${SECOND}<br>Chiều muộn, chợ tan.</p><hr><p>${THIRD}</p><p>Nguyễn Thị Mỵ</p></div></body>`;
  expect(outlineOf(page, 'html')).toEqual({
    headline: 'Chợ phiên Tân Lập họp lại',
    publishedAt: null,
    lead: LEAD,
    body: ['h3: Rau rừng được giá', `p: ${FIRST}`, `p: ${SECOND}\nChiều muộn, chợ tan.`, 'rule', `p: ${THIRD}`],
    bylines: ['Nguyễn Thị Mỵ'],
    related: [],
    unplaced: [],
    understood: [],
  });
});

test('[I4] a portal that keeps place and text apart by style only, repeats captions as alt text, and shows readers’ comments', () => {
  const page = `<html><head><title>Nước về Khe Lim - Báo Xanh</title></head><body><section class="section top-header"><a href="/">Báo Xanh</a><span class="time-now">Thứ sáu, 13/5/2022</span></section><nav class="main-nav"><ul><li><a href="/thoi-su">Thời sự</a></li></ul></nav>
    <section class="section page-detail"><div class="sidebar-1"><div class="header-content"><ul class="breadcrumb"><li><a href="/thoi-su">Thời sự</a></li></ul><span class="date">Thứ năm, 12/5/2022, 08:30 (GMT+7)</span></div>
    <h1 class="title-detail">Nước về Khe Lim</h1><p class="description"><span class="location-stamp">Thái Nguyên</span>${LEAD}</p>
    <article class="fck_detail"><p class="Normal">${FIRST}</p><figure><div class="fig-picture"><picture><source srcset="https://i.example/a.webp"><img src="data:image/gif;base64,R0" data-src="https://i.example/a.jpg" alt="Vòi nước mới. Ảnh: Hải Yến"></picture></div><figcaption><p class="Image">Vòi nước mới. Ảnh: <em>Hải Yến</em></p></figcaption></figure><p class="Normal">${SECOND}</p><p class="Normal">${THIRD}</p><p class="Normal" style="text-align:right;"><strong>Hải Yến</strong></p></article>
    <div class="footer-content"><a href="/thoi-su">Trở lại Thời sự</a></div></div>
    <div class="box-category box-tinlienquan"><h2>Tin liên quan</h2><article class="item-news"><h3 class="title-news"><a href="https://b.example/2">Chợ phiên họp lại</a></h3><p class="description"><a href="https://b.example/2">Sau hai tháng nghỉ vì mưa lũ, chợ phiên Tân Lập đã đông trở lại từ tờ mờ sáng hôm nay.</a></p></article></div></section>
    <div id="box_comment"><h3>Ý kiến</h3><div class="comment_item"><p>Mừng cho bà con, mong các xóm khác cũng sớm có nước.</p></div></div></body></html>`;
  expect(outlineOf(page, 'html')).toEqual({
    headline: 'Nước về Khe Lim',
    publishedAt: '2022-05-12T08:30:00+07:00',
    lead: `Thái Nguyên ${LEAD}`,
    body: [`p: ${FIRST}`, 'figure: caption Vòi nước mới. | photographer Hải Yến', `p: ${SECOND}`, `p: ${THIRD}`],
    bylines: ['Hải Yến'],
    related: ['Chợ phiên họp lại → https://b.example/2'],
    unplaced: [
      'site-furniture: Báo Xanh Thứ sáu, 13/5/2022',
      'site-furniture: Thời sự',
      'site-furniture: Thời sự',
      'image-address: https://i.example/a.jpg',
      'duplicate-caption: Vòi nước mới. Ảnh: Hải Yến',
      'site-furniture: Trở lại Thời sự',
      'teaser: Sau hai tháng nghỉ vì mưa lũ, chợ phiên Tân Lập đã đông trở lại từ tờ mờ sáng hôm nay.',
      'site-furniture: Ý kiến',
      'site-furniture: Mừng cho bà con, mong các xóm khác cũng sớm có nước.',
    ],
    understood: ['date: Thứ năm, 12/5/2022, 08:30 (GMT+7)', 'label: Ảnh:', 'label: Tin liên quan'],
  });
});

test('[I4] what a word processor saves as a web page', () => {
  const page = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><title>NƯỚC VỀ</title><style><!-- p.MsoNormal{font-family:"Times New Roman"} --></style></head><body lang=EN-US><div class=WordSection1>
    <p class=MsoNormal align=center style='text-align:center'><b><span lang=VI style='font-size:16.0pt'>Nước về Khe Lim<o:p></o:p></span></b></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
    <p class=MsoNormal><b><span>${LEAD}<o:p></o:p></span></b></p><p class=MsoNormal><span>${FIRST}</span></p>
    <p class=MsoListParagraph style='mso-list:l0'><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>Mục thứ nhất</p>
    <p class=MsoNormal>${SECOND}</p><table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Xóm</p></td><td><p class=MsoNormal>Số hộ</p></td></tr><tr><td><p class=MsoNormal>Khe Lim</p></td><td><p class=MsoNormal>212</p></td></tr></table>
    <p class=MsoNormal align=right style='text-align:right'><b>Thu Hà</b></p></div></body></html>`;
  expect(outlineOf(page, 'html')).toEqual({
    headline: 'Nước về Khe Lim',
    publishedAt: null,
    lead: LEAD,
    body: [`p: ${FIRST}`, 'p: 1. Mục thứ nhất', `p: ${SECOND}`, 'table: Xóm | Số hộ / Khe Lim | 212'],
    bylines: ['Thu Hà'],
    related: [],
    unplaced: [],
    understood: [],
  });
});

test('[I6] the name stands where names stand, also when a picture follows it or is the last thing above it', () => {
  const page = (tail: string) =>
    outlineOf(`<h1>Nước về Khe Lim</h1><p>${LEAD}</p><p>${FIRST}</p><p>${SECOND}</p>${tail}`, 'html');
  const image = (alt: string) => `<div><img src="http://a.example/1.jpg" alt="${alt}"></div>`;
  expect([
    page(`<p>Thu Hà</p>${image('')}`),
    page(`${image('Suối Đá Dựng')}<p>Thu Hà</p>`),
    page(`${image('Đỉnh Khe Lim')}<p>Đỉnh Khe Lim</p><p>Thu Hà</p>`),
  ]).toMatchObject([
    { body: [`p: ${FIRST}`, `p: ${SECOND}`, 'figure: '], bylines: ['Thu Hà'] },
    { body: [`p: ${FIRST}`, `p: ${SECOND}`, 'figure: alt Suối Đá Dựng'], bylines: ['Thu Hà'] },
    { body: [`p: ${FIRST}`, `p: ${SECOND}`, 'figure: caption Đỉnh Khe Lim'], bylines: ['Thu Hà'] },
  ]);
});
