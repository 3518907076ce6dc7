<?php
// A portal that speaks docs/portal-contract.yaml, in PHP without packages: a sample to begin from, not a site. Try it with
//   PORTAL_TOKEN=secret SITE_ADDRESS=http://127.0.0.1:8080 PORTAL_DATA=/tmp/portal php -S 127.0.0.1:8080 php-portal.php
// Articles and assets are files; put your database in their place, and your template into page().
declare(strict_types=1);

$token = getenv('PORTAL_TOKEN') ?: '';
$site = getenv('SITE_ADDRESS') ?: 'http://127.0.0.1:8080';
$data = getenv('PORTAL_DATA') ?: sys_get_temp_dir() . '/sample-portal';
@mkdir("$data/articles", 0700, true);
@mkdir("$data/assets", 0700, true);

function reply(int $status, string $type, string $body): void
{
    http_response_code($status);
    header("content-type: $type");
    echo $body;
    exit;
}
function json(int $status, array $value): void
{
    reply($status, 'application/json', json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR));
}
function problem(int $status, string $title): void
{
    reply($status, 'application/problem+json', json_encode(['type' => 'about:blank', 'title' => $title, 'status' => $status]));
}
function header_of(string $name): ?string
{
    return $_SERVER['HTTP_' . strtoupper(strtr($name, '-', '_'))] ?? null;
}
function known(string $data, string $uid): ?array
{
    $file = "$data/articles/$uid.json";
    return is_file($file) ? json_decode((string) file_get_contents($file), true, 512, JSON_THROW_ON_ERROR) : null;
}
function keep(string $data, string $uid, array $entry): void
{
    // Written beside and renamed: nobody ever reads half an article.
    $file = "$data/articles/$uid.json";
    file_put_contents("$file.new", json_encode($entry, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR));
    rename("$file.new", $file);
}
function stored(string $site, string $uid, array $entry): array
{
    return ['uid' => $uid, 'etag' => $entry['etag'], 'url' => "$site/article/$uid"] + $entry['words'];
}
function page(?array $entry): void
{
    $status = $entry['words']['status'] ?? '';
    if ($entry !== null && ($entry['removed'] || $status === 'withdrawn')) reply(410, 'text/html', '<h1>Withdrawn</h1>');
    if ($status !== 'published') reply(404, 'text/html', '<h1>Not found</h1>');
    $title = htmlspecialchars($entry['words']['title']);
    $lead = $entry['words']['lead'] ?? '';
    reply(200, 'text/html; charset=utf-8', "<!doctype html><meta charset=\"utf-8\"><title>$title</title><h1>$title</h1><p>$lead</p>{$entry['words']['html']}");
}

$method = $_SERVER['REQUEST_METHOD'];
$parts = explode('/', (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) + ['', '', '', '', ''];
[, $area, $version, $kind, $name] = $parts;
$isUid = preg_match('/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/', $area === 'article' ? $version : $name) === 1;
if ($area === 'article') page($isUid ? known($data, $version) : null);
if ($area !== 'intake' || $version !== 'v1') problem(404, 'No such address');
if ($token === '' || !hash_equals("Bearer $token", header_of('authorization') ?? '')) problem(401, 'Unknown token');
if ($kind === 'me') json(200, ['name' => 'newsroom', 'site' => 'Sample portal', 'can' => ['draft', 'publish', 'withdraw', 'upload']]);

$body = (string) file_get_contents('php://input');
if ($kind === 'assets' && $method === 'PUT' && preg_match('/^[0-9a-f]{64}$/', $name) === 1) {
    if (hash('sha256', $body) !== $name) problem(422, 'These are not the bytes of this hash');
    $isNew = !is_file("$data/assets/$name");
    file_put_contents("$data/assets/$name", $body);
    json($isNew ? 201 : 200, ['url' => "$site/asset/$name", 'bytes' => strlen($body)]);
}
if ($kind !== 'articles' || !$isUid) problem(404, 'No such address');

// One request at a time decides about an article.
$lock = fopen("$data/lock", 'c');
flock($lock, LOCK_EX);
$entry = known($data, $name);
if ($entry !== null && $entry['removed']) problem(410, 'This article was taken off the site');
$match = header_of('if-match');
if ($method === 'GET') $entry === null ? problem(404, 'No article under this uid') : json(200, stored($site, $name, $entry));
if ($method === 'DELETE') {
    if ($entry === null) problem(404, 'No article under this uid');
    if ($match !== $entry['etag']) problem(412, 'The article has changed meanwhile');
    keep($data, $name, ['removed' => true] + $entry);
    reply(204, 'text/plain', '');
}
if ($method !== 'PUT') problem(405, 'Not here');
$words = json_decode($body, true);
if (!is_array($words) || trim((string) ($words['title'] ?? '')) === '') problem(422, 'The title is missing');
// The same article again: nothing to do, and nothing to complain about.
if ($entry !== null && $entry['words'] === $words) json(200, stored($site, $name, $entry));
if ($match === null && header_of('if-none-match') === null) problem(428, 'Say If-Match or If-None-Match');
if (header_of('if-none-match') === '*' && $entry !== null) problem(412, 'There is an article under this uid');
if ($match !== null && $match !== ($entry['etag'] ?? null)) problem(412, 'The article has changed meanwhile');
$next = ['words' => $words, 'etag' => '"' . hash('sha256', $body) . '"', 'removed' => false];
keep($data, $name, $next);
json($entry === null ? 201 : 200, stored($site, $name, $next));
