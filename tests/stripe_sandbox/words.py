"""The pay page's own words; they are no part of the shop's."""

WORDS = {
    "vi": {
        "test": "Thanh toán thử, không có tiền nào được chuyển",
        "test_more": "Trang này thay cho trang của Stripe trên máy của bạn.",
        "title": "Thanh toán",
        "pay_to": "Thanh toán cho",
        "items": "Bạn đang mua",
        "quantity": "Số lượng",
        "total": "Tổng cộng",
        "card": "Thông tin thẻ",
        "email": "Email",
        "number": "Số thẻ",
        "number_help": "4242 4242 4242 4242 trả được; 4000 0000 0000 0002 bị từ chối; "
        "4000 0000 0000 9995 không đủ tiền.",
        "expiry": "Hết hạn (tháng/năm)",
        "cvc": "Mã bảo mật (CVC)",
        "name": "Tên trên thẻ",
        "pay": "Trả {amount}",
        "cancel": "Quay lại cửa hàng",
        "failed": "Chưa thanh toán được",
        "email_wrong": "Nhập địa chỉ email, ví dụ khach@example.com.",
        "number_wrong": "Số thẻ chưa đúng: nhập một trong các thẻ thử ghi bên dưới.",
        "expiry_wrong": "Nhập tháng và năm hết hạn còn ở phía trước, ví dụ 12/34.",
        "cvc_wrong": "Mã bảo mật gồm 3 chữ số.",
        "card_declined": "Thẻ bị từ chối. Bạn thử thẻ khác nhé.",
        "insufficient_funds": "Thẻ không đủ tiền. Bạn thử thẻ khác nhé.",
        "expired_card": "Thẻ đã hết hạn. Bạn thử thẻ khác nhé.",
        "incorrect_cvc": "Mã bảo mật của thẻ không đúng.",
        "complete": "Đơn này đã được thanh toán",
        "complete_more": "Bạn không cần trả thêm lần nữa.",
        "expired": "Phiên thanh toán đã hết hạn",
        "expired_more": "Không có khoản tiền nào bị trừ. Hãy quay lại cửa hàng để thử lại.",
        "missing": "Không tìm thấy trang thanh toán này",
        "missing_more": "Kiểm tra lại đường dẫn, hoặc quay lại cửa hàng.",
        "onward": "Xem đơn hàng",
    },
    "en": {
        "test": "Test payment, no money moves",
        "test_more": "This page stands in for Stripe's on your own machine.",
        "title": "Payment",
        "pay_to": "Pay",
        "items": "You are buying",
        "quantity": "Quantity",
        "total": "Total",
        "card": "Card details",
        "email": "Email",
        "number": "Card number",
        "number_help": "4242 4242 4242 4242 pays; 4000 0000 0000 0002 is declined; "
        "4000 0000 0000 9995 has insufficient funds.",
        "expiry": "Expiry (month/year)",
        "cvc": "Security code (CVC)",
        "name": "Name on card",
        "pay": "Pay {amount}",
        "cancel": "Back to the shop",
        "failed": "Not paid yet",
        "email_wrong": "Enter an email address, such as guest@example.com.",
        "number_wrong": "That card number is not right: enter one of the test cards below.",
        "expiry_wrong": "Enter a month and year still to come, such as 12/34.",
        "cvc_wrong": "The security code has 3 digits.",
        "card_declined": "Your card was declined. Please try another card.",
        "insufficient_funds": "Your card has insufficient funds. Please try another card.",
        "expired_card": "Your card has expired. Please try another card.",
        "incorrect_cvc": "Your card's security code is incorrect.",
        "complete": "This order has been paid",
        "complete_more": "You do not need to pay again.",
        "expired": "This payment session has expired",
        "expired_more": "You have not been charged. Go back to the shop to try again.",
        "missing": "There is no such payment page",
        "missing_more": "Check the address, or go back to the shop.",
        "onward": "See the order",
    },
}


def language(locale: str | None, accepted: str) -> str:
    """`vi` or `en`: the session's, or with `auto` the first that the browser names."""
    if locale not in (None, "auto"):
        return "vi" if locale == "vi" else "en"
    named = [part.split(";")[0].strip()[:2].lower() for part in accepted.split(",")]
    return next((code for code in named if code in WORDS), "en")


def amount(dong: int, language: str) -> str:
    if language == "vi":
        return f"{dong:,}".replace(",", ".") + "\u00a0₫"
    return f"₫{dong:,}"
