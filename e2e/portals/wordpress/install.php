<?php
// php install.php FOLDER: makes the database and the site with one account for each role, and prints them as JSON.
[, $folder] = $argv;
$socket = "$folder/db.sock";
$database = null;
for ($try = 0; $database === null; $try++) {
    try {
        $database = new mysqli('localhost', 'root', '', '', 0, $socket);
    } catch (mysqli_sql_exception $problem) {
        if ($try > 600) {
            throw $problem;
        }
        usleep(50_000);
    }
}
$database->query('CREATE DATABASE wp CHARACTER SET utf8mb4');
$database->close();

$_SERVER += ['HTTP_HOST' => '127.0.0.1', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET', 'REMOTE_ADDR' => '127.0.0.1'];
define('WP_INSTALLING', true);
require "$folder/www/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_install('Báo Sông Cầu & Đài', 'quantri', 'quantri@example.org', true, '', 'quantri-dang-nhap');
update_option('permalink_structure', '/%category%/%postname%-%post_id%.html');
update_option('timezone_string', 'Asia/Ho_Chi_Minh');
update_option('default_comment_status', 'closed');
switch_theme('twentytwentythree');
foreach (['bientap' => ['editor', 'Trần Biên Tập'], 'phongvien' => ['author', 'Lê Thúy'], 'congtacvien' => ['contributor', 'Nguyễn Cộng']] as $login => [$role, $name]) {
    wp_insert_user(['user_login' => $login, 'user_pass' => "$login-dang-nhap", 'user_email' => "$login@example.org", 'role' => $role, 'display_name' => $name]);
}
// What contributors and authors may use and not make.
wp_create_category('Nông nghiệp');
flush_rewrite_rules(false);
$accounts = [];
foreach (get_users() as $user) {
    [$password] = WP_Application_Passwords::create_new_application_password($user->ID, ['name' => 'Tòa Soạn']);
    $accounts[$user->roles[0]] = ['id' => $user->ID, 'account' => $user->user_login, 'secret' => WP_Application_Passwords::chunk_password($password)];
}
echo json_encode(['version' => $GLOBALS['wp_version'], 'accounts' => $accounts]);
