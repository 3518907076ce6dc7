<?php
/**
 * Plugin Name: Tòa Soạn companion
 * Description: Giữ mã bài, ghi công ảnh và tít ngắn của Tòa Soạn ở chỗ riêng; không bao giờ tạo hai bài cho một mã; không ghi đè bản đã đổi. / Keeps Tòa Soạn's keys, credits and short titles apart; one post for one key; no write over what has changed.
 * Version: 1
 * Requires at least: 6.1
 * Requires PHP: 7.4
 *
 * Optional: Tòa Soạn publishes to a stock site as well. Copy this file to wp-content/mu-plugins/ (no activation needed) or to wp-content/plugins/.
 */

defined('ABSPATH') || exit;

/** How long a second request for the same article waits for the first. */
const TOASOAN_WAIT_S = 10;

add_action('init', function () {
    $text = ['type' => 'string', 'single' => true, 'show_in_rest' => true];
    $edit = fn() => current_user_can('edit_posts');
    foreach (['toasoan_uid', 'toasoan_kicker', 'toasoan_short_title'] as $name) {
        register_post_meta('post', $name, $text + ['auth_callback' => $edit]);
    }
    register_post_meta('attachment', 'toasoan_credit', $text + ['auth_callback' => $edit]);
});

/** What Tòa Soạn finds this plugin by, and the state that its next change rests on. */
add_action('rest_api_init', function () {
    register_rest_route('toasoan/v1', '/companion', [
        'methods' => 'GET',
        'permission_callback' => '__return_true',
        'callback' => fn() => ['version' => 1],
    ]);
    register_rest_field('post', 'toasoan_etag', [
        'get_callback' => fn($post) => toasoan_etag((int) $post['id']),
        'schema' => ['type' => 'string', 'context' => ['edit'], 'readonly' => true],
    ]);
});

/** The state of a post: everything that people can change, nothing that the site counts by itself. */
function toasoan_etag(int $id): string {
    $post = get_post($id);
    if ($post === null) {
        return '';
    }
    $fields = [$post->post_title, $post->post_content, $post->post_excerpt, $post->post_name, $post->post_status, $post->post_author];
    $fields[] = $post->post_status === 'future' ? $post->post_date_gmt : '';
    $fields[] = (string) get_post_thumbnail_id($id);
    foreach (['category', 'post_tag'] as $taxonomy) {
        $terms = wp_get_object_terms($id, $taxonomy, ['fields' => 'ids', 'orderby' => 'term_id']);
        $fields[] = is_wp_error($terms) ? '' : implode(',', $terms);
    }
    return '"' . md5(wp_json_encode($fields)) . '"';
}

/** One request at a time under a name; others wait, and are told so when it takes too long. Freed when the request ends, however it ends. */
function toasoan_lock(string $name): bool {
    global $wpdb;
    $lock = substr($wpdb->prefix . 'toasoan_' . $name, 0, 64);
    $has = $wpdb->get_var($wpdb->prepare('SELECT GET_LOCK(%s, %d)', $lock, TOASOAN_WAIT_S)) === '1';
    if ($has) {
        register_shutdown_function(fn() => $wpdb->query($wpdb->prepare('SELECT RELEASE_LOCK(%s)', $lock)));
    }
    return $has;
}

/** The article's key that a creation came with; empty where it came with none. */
function toasoan_key(WP_REST_Request $request): string {
    $key = (string) $request->get_header('Idempotency-Key');
    return preg_match('/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/', $key) ? $key : '';
}

function toasoan_refuse(string $code, int $status): WP_Error {
    return new WP_Error($code, 'Tòa Soạn: ' . $code, ['status' => $status]);
}

/** The key goes in with the post itself: a server that dies right after has kept both. */
add_filter('rest_pre_insert_post', function ($prepared, WP_REST_Request $request) {
    $key = toasoan_key($request);
    if ($key !== '' && empty($prepared->ID)) {
        $prepared->meta_input = ['toasoan_uid' => $key];
    }
    return $prepared;
}, 10, 2);

/** The post that stands under a key in any state, as the answer to another creation. */
function toasoan_create(WP_REST_Request $request, string $key) {
    if (!toasoan_lock($key)) {
        return toasoan_refuse('toasoan_in_progress', 409);
    }
    $found = get_posts([
        'post_type' => 'post',
        'post_status' => array_keys(get_post_stati()),
        'meta_key' => 'toasoan_uid',
        'meta_value' => $key,
        'orderby' => 'ID',
        'order' => 'ASC',
        'numberposts' => 1,
    ]);
    if ($found === []) {
        return null;
    }
    if (!current_user_can('edit_post', $found[0]->ID)) {
        return toasoan_refuse('toasoan_exists', 409);
    }
    $response = (new WP_REST_Posts_Controller('post'))->prepare_item_for_response($found[0], $request);
    $response->header('Idempotency-Replayed', 'true');
    return $response;
}

function toasoan_update(int $id, string $expected) {
    if (!toasoan_lock('post_' . $id)) {
        return toasoan_refuse('toasoan_in_progress', 409);
    }
    clean_post_cache($id);
    return toasoan_etag($id) === $expected ? null : toasoan_refuse('toasoan_changed', 412);
}

/** After WordPress has seen that the account may, before it does. */
add_filter('rest_dispatch_request', function ($answer, WP_REST_Request $request) {
    $isPost = preg_match('#^/wp/v2/posts(?:/(\d+))?$#', $request->get_route(), $match) === 1;
    if ($answer !== null || !$isPost || $request->get_method() === 'GET') {
        return $answer;
    }
    if (isset($match[1])) {
        $expected = (string) $request->get_header('If-Match');
        return $expected === '' ? null : toasoan_update((int) $match[1], $expected);
    }
    $key = toasoan_key($request);
    return $key === '' ? null : toasoan_create($request, $key);
}, 10, 2);
