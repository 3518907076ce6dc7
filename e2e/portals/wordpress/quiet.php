<?php
// Plugin Name: A test site that writes to nobody.
add_filter('pre_wp_mail', '__return_true');
add_filter('pre_http_request', fn() => new WP_Error('blocked', 'no requests to the outside in tests'));
